import type { NotOk } from "../../client/index.ts";
import { EndsWith } from "../ends-with.ts";
import { exitCodeOf } from "../exit-codes.ts";
import { problemText } from "../output/problem-text.ts";
import { Style } from "../output/style.ts";
import type { Session } from "../session/session.ts";
import { askMissing, type Wanted } from "./ask-missing.ts";
import { askerAfter } from "./asker-after.ts";
import { givenBody, type BodyOptions } from "./given-body.ts";
import type { Body } from "./json-schema.ts";
import { terminalAsker } from "./terminal-asker.ts";
import { withoutField } from "./without-field.ts";

/** How something is sent. */
interface Sending<Done> {
  /** Throws EndsWith when it is known beforehand that it cannot be sent. Called only if somebody is asked something. */
  readonly before: () => Promise<void>;
  readonly send: (body: Body) => Promise<Done | NotOk>;
}

/**
 * Sends what was given and, on a terminal, what is asked for. Fields that the API does not take are asked for again, so
 * that nobody has to type the others twice. Throws EndsWith.
 */
export async function askingAgain<Done extends { readonly ok: true }>(
  { asks, out }: Session,
  options: BodyOptions,
  wanted: Wanted,
  { before, send }: Sending<Done>,
): Promise<Done> {
  const asker = askerAfter(before, terminalAsker);
  let body = await givenBody(options, wanted.schema);
  const isAsked = asks && options.body !== "-";
  if (isAsked) body = await askMissing(asker, wanted, body);
  for (;;) {
    const sent = await send(body);
    if (sent.ok) return sent;
    const { problem } = sent;
    const reasons = problem.kind === "invalidRequest" ? (problem.reasons ?? []) : [];
    const faulty = reasons.flatMap(({ field }) => field ?? []);
    const rest = faulty.reduce(withoutField, body);
    if (!isAsked || JSON.stringify(rest) === JSON.stringify(body))
      throw new EndsWith(exitCodeOf(problem), problem.detail, problem);
    out.note(`\n${problemText(problem, new Style(process.stderr))}`);
    body = await askMissing(asker, wanted, rest, faulty);
  }
}
