import type { FastifyError, FastifyRequest } from "fastify";
import { ProblemError } from "./problem-error.ts";

/** What is wrong with a request that could not be read at all; nothing when the error is another one. */
export function unreadRequest(error: FastifyError, { routeOptions }: FastifyRequest): ProblemError | undefined {
  const reads = routeOptions.config.reads ?? "application/json";
  switch (error.code) {
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return unreadable("notJson", "The body is not JSON, or has a name like __proto__ in it");
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return unreadable("wrongLength", "The body is not as long as Content-Length says");
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new ProblemError("tooLarge", `The body must have at most ${routeOptions.bodyLimit} bytes`);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new ProblemError("unsupportedMediaType", `Send the body as ${reads}`, {}, { accept: reads });
    case "FST_ERR_BAD_URL":
      return unreadable("badAddress", "The address is not written as addresses are");
    case "FST_ERR_MAX_PARAM_LENGTH":
      return new ProblemError("notFound", "Nothing has an id that long");
    case "FST_STATIC_FORBIDDEN_PATH":
      return new ProblemError("notFound", "Nothing has this address");
    default:
      // The connection broke while the body was read: nobody is there to read the answer.
      return error.statusCode === 400 ? unreadable("unreadable", "The body could not be read") : undefined;
  }
}

function unreadable(code: string, message: string): ProblemError {
  return new ProblemError("invalidRequest", message, { reasons: [{ code, message }] });
}
