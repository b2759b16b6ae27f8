import type { BulkResult, CaseSummary, CaseView } from "./answers.ts";
import { Case } from "./case.ts";
import type { CallOptions, CommandOptions } from "./client-options.ts";
import type { Connection } from "./http/connection.ts";
import { newKey } from "./http/new-key.ts";
import { json, query } from "./http/question.ts";
import type { CaseFilter } from "./reading/cases.ts";
import { askPage, type Page } from "./reading/page.ts";
import { read } from "./reading/read.ts";
import type { NotOk, Result } from "./result.ts";
import { sendToMany } from "./send-to-many.ts";
import { sendEvent, type EventArguments, type Sent } from "./sending.ts";
import type { EventOf, ProcessShape } from "./shapes.ts";

export interface StartOptions extends CommandOptions {
  /** Development only: a case whose clock may be moved. It begins now, or at `from` (ISO 8601). */
  readonly rehearsal?: true | { readonly from: string };
}

/** One process: starts its cases and finds them. */
export class ProcessClient<Shape extends ProcessShape> {
  readonly #connection: Connection;
  readonly process: Shape["process"];

  constructor(connection: Connection, process: Shape["process"]) {
    this.#connection = connection;
    this.process = process;
  }

  /** Starts a case, once per idempotency key. The value is the case as it stands then. */
  async start(
    input: Shape["input"],
    { idempotencyKey = newKey(), rehearsal, signal }: StartOptions = {},
  ): Promise<Sent<Shape>> {
    const { from } = typeof rehearsal === "object" ? rehearsal : {};
    const asked = query({ ...(rehearsal && { rehearsal: true }), from });
    const path = `/processes/${encodeURIComponent(this.process)}/cases${asked}`;
    const answer = await this.#connection.ask({ method: "POST", path, body: json(input), idempotencyKey, signal });
    if (!answer.ok) return answer as NotOk<EventOf<Shape>>;
    const found = new Case<Shape>(this.#connection, answer.body as CaseView);
    return { ok: true, value: found, repeated: answer.status === 200 };
  }

  /** Reads a case. One of another process is answered like one that does not exist. */
  async get(caseId: string, options?: CallOptions): Promise<Result<Case<Shape>>> {
    const found = await read<CaseView>(this.#connection, `/cases/${encodeURIComponent(caseId)}`, options);
    if (!found.ok) return found;
    if (found.value.process !== this.process) return noSuchCase(this.process);
    return { ok: true, value: new Case<Shape>(this.#connection, found.value) };
  }

  /** Tells a case what happened, without reading it first. */
  async send<Event extends EventOf<Shape>>(
    caseId: string,
    event: Event,
    ...[body, options]: EventArguments<Shape, Event>
  ): Promise<Sent<Shape>> {
    const to = { process: this.process, caseId, event };
    const taken = await sendEvent<EventOf<Shape>>(this.#connection, to, body, options);
    if (!taken.ok) return taken;
    const { repeated, case: view } = taken.value;
    return { ok: true, value: new Case<Shape>(this.#connection, view), repeated };
  }

  /** Tells up to 500 cases the same; each takes it or not by itself. */
  sendToMany<Event extends EventOf<Shape>>(
    caseIds: readonly string[],
    event: Event,
    ...[body, options]: EventArguments<Shape, Event>
  ): Promise<Result<BulkResult>> {
    return sendToMany(this.#connection, { process: this.process, caseIds, event }, body, options);
  }

  /** Its cases by next deadline. */
  list(
    filter: Omit<CaseFilter<Shape["state"]>, "process"> = {},
    options?: CallOptions,
  ): Promise<Result<Page<CaseSummary>>> {
    return askPage(this.#connection, `/cases${query({ process: this.process, ...filter })}`, "cases", options);
  }
}

function noSuchCase(process: string): NotOk {
  const detail = `There is no case of ${process} with this id`;
  const title = "There is no such thing";
  return {
    ok: false,
    problem: { kind: "notFound", type: "urn:throughcare:problem:notFound", title, status: 404, detail },
  };
}
