import type { Problem } from "../../client/index.ts";
import { EXIT, exitCodeOf } from "../exit-codes.ts";
import { howToSignIn } from "../session/how-to-sign-in.ts";
import { plain } from "./plain.ts";
import { Style } from "./style.ts";
import { padded } from "./wrapped.ts";

/** What the API says to programs, as it is said to people. By the status and the code of the reason. */
const IN_OWN_WORDS: ReadonlyMap<string, string> = new Map([
  ["401 missing", "You are not signed in"],
  [
    "404 unknownCase",
    "There is no case with this id, or none that you may see. Ids: throughcare list, throughcare find",
  ],
]);

/** A problem in plain words: what happened, why, and what can be done. */
export function problemText(problem: Problem, style: Style = new Style({})): string {
  const { detail, reasons = [], state, allowed, status, kind, caseId, idempotencyKey } = problem;
  const lines = [style.alarm(plain(firstLine(problem)))];
  for (const { field, message } of reasons.filter(
    ({ message, code }) => message !== detail && !inOwnWords(status, code),
  ))
    lines.push(`  ${field === undefined ? "" : `${plain(field)}: `}${plain(message)}`);
  // The reason says it already.
  const isSaid = reasons.some(({ code }) => code === "notAllowedInState");
  if (state && !isSaid) lines.push(`The case is: ${state.words.map(plain).join("; ")}`);
  if (allowed) lines.push(...allowedLines(allowed, style));
  if (kind === "alreadyExists" && caseId !== undefined) lines.push(`See it with: throughcare show ${plain(caseId)}`);
  if (status === 401) lines.push(howToSignIn());
  if (status === 403) lines.push("What you may do: throughcare whoami");
  if (kind === "unreachable")
    lines.push("Is it running? Where it is: --url or THROUGHCARE_URL. On this machine: npm start");
  // It may have been done, or will be, or is not done yet: that the key is the same makes sure that it is done once.
  if (exitCodeOf(problem) === EXIT.unavailable && idempotencyKey !== undefined)
    lines.push(`To make sure, repeat the command with --key ${idempotencyKey}`);
  return lines.join("\n");
}

function firstLine({ reasons = [], status, detail }: Problem): string {
  return reasons.flatMap(({ code }) => inOwnWords(status, code) ?? [])[0] ?? detail;
}

function inOwnWords(status: number, code: string): string | undefined {
  return IN_OWN_WORDS.get(`${status} ${code}`);
}

function allowedLines(allowed: NonNullable<Problem["allowed"]>, style: Style): readonly string[] {
  if (allowed.length === 0) return ["It takes nothing now"];
  const width = Math.max(...allowed.map(({ event }) => event.length));
  const rows = allowed.map(({ event, title }) => `  ${padded(plain(event), width)}  ${style.quiet(plain(title))}`);
  return ["It takes now:", ...rows];
}
