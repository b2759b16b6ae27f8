import type { FastifyInstance } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The type of content the route reads; JSON unless told. */
    readonly reads?: string;
  }
}

/**
 * Reads JSON and nothing else: valid UTF-8, no keys that reach into prototypes, and not `null`, which Fastify makes of
 * a body that is absent.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, bytes: Buffer, done) => {
    if (bytes.length === 0) return done(null, undefined);
    return parse(request, utf8(bytes), (error, value) => done(error ?? (value === null ? notAnObject() : null), value));
  });
}

function notAnObject(): ProblemError {
  const reasons = [{ code: "notAnObject", message: "The body must be an object" }];
  return new ProblemError("invalidRequest", "The body is not valid; see the reasons", { reasons });
}

/** Throws ProblemError: a character that was lost would be stored wrongly for good. */
export function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const reasons = [{ code: "notUtf8", message: "The body is not valid UTF-8" }];
    throw new ProblemError("invalidRequest", "The body is not valid UTF-8", { reasons });
  }
}
