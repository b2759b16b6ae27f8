import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { CaseDoesNotAnswer } from "../../cases/delivery-failures.ts";
import { isAway } from "../../cases/temporal-away.ts";
import { CursorInvalid } from "../../records/queries/cursor.ts";
import { isRecordsAway } from "../away/records-away.ts";
import { TemporalAway } from "../away/temporal-away.ts";
import { KeysAway } from "../auth/keys-away.ts";
import { faultLine } from "../../cases/fault-line.ts";
import { noSuchCase } from "./no-such-case.ts";
import { PROBLEM_JSON } from "./problem.ts";
import { ProblemError } from "./problem-error.ts";
import { unreadRequest } from "./unread-request.ts";
import { unavailable } from "./unavailable.ts";
import { validationReasons } from "./validation-reasons.ts";

/** Answers every error as a problem. Nothing of what an unexpected error says reaches the caller: it may quote data. */
export function errorHandler(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, headers } = problemOf(error, request);
  const { status } = problem;
  if (status >= 500) request.log.error(faultLine(error), status === 503 ? "away" : "fault");
  const named = status === 500 ? { ...problem, instance: `urn:uuid:${request.id}` } : problem;
  return reply.code(status).headers(headers).type(PROBLEM_JSON).send(named);
}

function problemOf(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isRecordsAway(error)) return unavailable("The records are");
  if (error instanceof KeysAway) return unavailable("The keys to check tokens with are");
  if (error instanceof CaseDoesNotAnswer) return unavailable("The case is");
  if (error instanceof TemporalAway || isAway(error)) return unavailable("Temporal is");
  if (error instanceof CursorInvalid) {
    const reasons = [{ code: "unknownPlace", field: "after", message: error.message }];
    return new ProblemError("invalidRequest", "The list cannot go on from there", { reasons });
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  return unreadRequest(error, request) ?? new ProblemError("unexpected", "A fault of this service, not of the request");
}

function invalid(error: FastifyError & { readonly validation: Parameters<typeof validationReasons>[0] }): ProblemError {
  // The only parameters of an address are opaque ids: a malformed one is one that nothing has.
  if (error.validationContext === "params") return noSuchCase();
  const reasons = validationReasons(error.validation, error.validationContext);
  const what =
    error.validationContext === "headers"
      ? "headers are"
      : error.validationContext === "querystring"
        ? "query is"
        : "body is";
  return new ProblemError("invalidRequest", `The ${what} not valid; see the reasons`, { reasons });
}
