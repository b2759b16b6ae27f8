import { inLondon } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { DemoApi, DemoEntry } from "./api.ts";

const bold = (text: string): string => (process.stdout.isTTY ? `\u001B[1m${text}\u001B[0m` : text);
const dim = (text: string): string => (process.stdout.isTTY ? `\u001B[2m${text}\u001B[0m` : text);

/** Tells what happens: each case's timeline as it grows, with London times. */
export class Narrator {
  readonly #api: DemoApi;
  readonly #calendar = calendarFor("2026-01-01");
  readonly #names = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(api: DemoApi) {
    this.#api = api;
  }

  /** From now on this case is told under a name. */
  introduce(caseId: string, name: string): void {
    this.#names.set(caseId, name);
  }

  /** A sentence of the story. */
  say(line: string): void {
    console.info(`\n${bold(line)}`);
  }

  note(line: string): void {
    console.info(`  ${line}`);
  }

  time(instant: string): string {
    return inLondon(this.#calendar, Date.parse(instant));
  }

  /** Prints what was written on any timeline since the last time, in the order it happened. */
  async catchUp(): Promise<void> {
    const fresh: { entry: DemoEntry; name: string }[] = [];
    for (const [caseId, name] of this.#names) {
      for (const entry of await this.#api.timeline(caseId)) {
        const told = `${caseId} ${entry.kind} ${entry.at} ${entry.text}`;
        // That a message was delivered is told by the outbox; that it was not is news.
        const worthTelling = entry.kind !== "receipt" || !entry.text.endsWith(" delivered");
        if (!this.#told.has(told) && worthTelling) fresh.push({ entry, name });
        this.#told.add(told);
      }
    }
    fresh.sort((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at));
    for (const { entry, name } of fresh) {
      console.info(`  ${dim(this.time(entry.at).padEnd(33))} ${name.padEnd(18)} ${entry.text}`);
    }
  }
}
