import type { FastifySchemaCompiler } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import type { z } from "zod";

type Route = Parameters<FastifySchemaCompiler<unknown>>[0];

/**
 * Validates everything but the body, which `cases/` parses: whoever starts a case or sends it an event by whatever
 * way, it is refused by the same rules with the same reasons. The body's schema is documentation here.
 */
export function withoutBodyValidation(route: Route): ReturnType<FastifySchemaCompiler<unknown>> {
  if (route.httpPart === "body") return (value: unknown) => ({ value });
  return validatorCompiler(route as Route & { readonly schema: z.ZodType });
}
