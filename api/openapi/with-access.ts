import type { FastifySchema } from "fastify";
import type { Access } from "../auth/access.ts";
import { problems } from "./answers.ts";

/** Who may call a route, in words; the route itself says it where it is a matter of roles. */
const CALLED_BY: Readonly<Record<string, string>> = {
  readers:
    "Called by: those who may read the process (`readBy`). A case that is restricted to others, or of another region, is not found.",
  involved: "Called by: those who may start a case of the process or send it an event.",
  anybody: "Called by: everybody with a token.",
};

/** A route's documentation with what it takes to be let in, and how those who are not are answered. */
export function withAccess<Schema extends FastifySchema>(schema: Schema, access: Access | undefined): Schema {
  if (access === "public") return { ...schema, security: [] };
  // Another party's own token: the route has its own words for it.
  if (access === "ownToken" || schema.hide === true) return schema;
  const calledBy = typeof access === "object" ? undefined : CALLED_BY[access ?? "anybody"];
  return {
    ...schema,
    description: [schema.description, calledBy].filter((part) => part !== undefined).join("\n\n"),
    security: [{ token: [] }],
    response: {
      ...(schema.response as object),
      ...problems("unauthenticated", "forbidden", "tooManyRequests", "unavailable"),
    },
  };
}
