import type { FastifyInstance } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";
import { hasHalfCharacter, hasNameTwice } from "./is-i-json.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The type of content the route reads; JSON unless told. */
    readonly reads?: string;
  }
}

/**
 * Reads JSON that can be read in one way only (I-JSON, RFC 7493): valid UTF-8, whole characters, no name twice in an
 * object. No names that reach into prototypes, and not `null`, which Fastify makes of a body that is absent.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, bytes: Buffer, done) => {
    if (bytes.length === 0) return done(null, undefined);
    const text = utf8(bytes);
    return parse(request, text, (error, value) => done(error ?? fault(text, value), value));
  });
}

function fault(text: string, value: unknown): ProblemError | null {
  if (value === null) return invalid("notAnObject", "The body must be an object");
  if (hasNameTwice(text, value)) return invalid("nameTwice", "No name must be twice in one object");
  if (hasHalfCharacter(text)) return invalid("halfCharacter", "A string has half a character (a lone surrogate)");
  return null;
}

function invalid(code: string, message: string): ProblemError {
  const reasons = [{ code, message }];
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
