import type { CaseView } from "./answers.ts";
import type { Case } from "./case.ts";
import type { CommandOptions } from "./client-options.ts";
import type { Connection } from "./http/connection.ts";
import { newKey } from "./http/new-key.ts";
import { json } from "./http/question.ts";
import type { NotOk, Result } from "./result.ts";
import type { EventOf, ProcessShape } from "./shapes.ts";

/** A command that was done: the case after it. */
export interface Done<Shape extends ProcessShape> {
  readonly ok: true;
  readonly value: Case<Shape>;
  /** It had been done before, by an earlier attempt of the same call or under the same key, and nothing was changed. */
  readonly repeated: boolean;
}

export type Sent<Shape extends ProcessShape> = Done<Shape> | NotOk<EventOf<Shape>>;

/** The body may be left out where nothing in it is required. */
export type EventArguments<Shape extends ProcessShape, Event extends EventOf<Shape>> =
  MayBeLeftOut<Shape["events"][Event]> extends true
    ? [body?: Shape["events"][Event], options?: CommandOptions]
    : [body: Shape["events"][Event], options?: CommandOptions];

type MayBeLeftOut<Body> =
  Body extends Readonly<Record<string, never>> ? true : [RequiredIn<Body>] extends [never] ? true : false;

type RequiredIn<Body> = { [Field in keyof Body]-?: undefined extends Body[Field] ? never : Field }[keyof Body];

interface Taken {
  readonly repeated: boolean;
  readonly case: CaseView;
}

/** Tells a case what happened. */
export async function sendEvent<Event extends string>(
  connection: Connection,
  { process, caseId, event }: { readonly process: string; readonly caseId: string; readonly event: Event },
  body: unknown,
  { idempotencyKey = newKey(), signal }: CommandOptions = {},
): Promise<Result<Taken, Event>> {
  const path = `/processes/${encodeURIComponent(process)}/cases/${encodeURIComponent(caseId)}/events/${encodeURIComponent(event)}`;
  const answer = await connection.ask({ method: "POST", path, body: json(body), idempotencyKey, signal });
  return answer.ok ? { ok: true, value: answer.body as Taken } : (answer as NotOk<Event>);
}
