import { clientProblem, type Problem } from "../problem.ts";

/** What came back: a status with its body, or a problem, and for how long the API asks to be left alone. */
export type Answer = { readonly ok: true; readonly status: number; readonly body: unknown } | Failed;

export interface Failed {
  readonly ok: false;
  readonly problem: Problem;
  readonly retryAfterMs?: number;
}

const TYPE = "urn:throughcare:problem:";

/** Reads an answer of HTTP. Something that is not the API's, such as a proxy's page, is a problem, too. */
export async function readAnswer(response: Response, accept?: "text/csv"): Promise<Answer> {
  const { status, ok } = response;
  const text = await response.text();
  const isWanted = accept !== undefined && response.headers.get("content-type")?.startsWith(accept);
  if (ok && isWanted) return { ok, status, body: text };
  const body = parsed(text);
  if (ok && accept === undefined && body !== undefined) return { ok, status, body };
  const retryAfterMs = Number(response.headers.get("retry-after") ?? 0) * 1_000 || 0;
  return { ok: false, problem: isProblem(body) ? named(body) : strange(status), retryAfterMs };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Omit<Problem, "kind"> {
  if (typeof body !== "object" || body === null) return false;
  return "type" in body && typeof body.type === "string" && body.type.startsWith(TYPE) && "detail" in body;
}

function named(body: Omit<Problem, "kind">): Problem {
  return { kind: body.type.slice(TYPE.length) as Problem["kind"], ...body };
}

function strange(status: number): Problem {
  return clientProblem("notUnderstood", `Something other than the API answered, with ${status}`, { status });
}
