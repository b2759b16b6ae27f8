import fc from "fast-check";
import type { Instant } from "../../../machines/shared/time.ts";
import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import { BURGLARY, monitored, ready, released, tagCase, validated } from "./tag-case.ts";
import { knownOf, possibleMoves, tagMoves } from "./tag-moves.ts";

const HOUR_MS = 3_600_000;

/** Cases a life may begin with, from the first day to the last weeks of monitoring. */
export const BEGINNINGS: Readonly<Record<string, () => CaseByHand>> = {
  identified: () => tagCase("2026-10-26 10:00", { identifiedBy: "misReport" }),
  "not eligible": () => tagCase("2026-10-26 10:00", { all: [{ ...BURGLARY, term: { days: 60 } }] }),
  "no fixed abode": () => validated({ residence: { noFixedAbode: true }, person: { contact: undefined } }),
  "close to release": () => validated().pass("2026-11-24 10:00"),
  "everything prepared": () => ready().pass("2026-11-30 10:00"),
  released: () => released(),
  "released before the condition": () => {
    const dale = validated().pass("2026-11-30 10:00");
    dale.send("2026-12-01 10:00", "released", { on: "2026-12-01" });
    return dale;
  },
  monitored: () => monitored({ endsOn: "2028-05-31" }),
  "short licence": () => monitored({ endsOn: "2027-01-10" }),
  // Across Easter and the change to summer time.
  "ends at Easter": () => monitored({ endsOn: "2027-03-28" }).pass("2027-02-20 10:00"),
  "last weeks": () => monitored().pass("2027-11-20 10:00"),
  recalled: () => {
    const dale = monitored({ endsOn: "2028-05-31" });
    dale.send("2027-02-01 10:00", "recalled", { on: "2027-02-01", unlawfullyAtLarge: false });
    return dale;
  },
  ended: () => monitored().pass("2027-12-01 00:30"),
};

export interface Step {
  readonly hours: number;
  /** Which of the moves that are possible by then. */
  readonly choice: number;
  readonly seldom: boolean;
}

export interface Life {
  readonly begin: string;
  readonly steps: readonly Step[];
}

/** Hours or weeks that pass, then something that happens. */
const hours = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 30, max: 24 * 40 }) },
);

export const life: fc.Arbitrary<Life> = fc.record({
  begin: fc.constantFrom(...Object.keys(BEGINNINGS)),
  steps: fc.array(fc.record({ hours, choice: fc.nat(9999), seldom: fc.nat(11).map((dice) => dice === 0) }), {
    minLength: 1,
    maxLength: 30,
  }),
});

export interface Moment {
  readonly name: string;
  readonly dale: CaseByHand;
  readonly at: Instant;
}

/** A life, moment by moment: each state of the case just after something happened or was refused. */
export function lived({ begin, steps }: Life): Moment[] {
  const dale = BEGINNINGS[begin]?.() ?? tagCase();
  const moments: Moment[] = [{ name: begin, dale: dale.fork(), at: dale.now }];
  let now = dale.now;
  for (const { hours: passing, choice, seldom } of steps) {
    // An alert that nobody acknowledges sounds for ever, each time with messages of its own.
    if (passing > 8) while (knownOf(dale).alerts.length > 0) tagMoves["alert acknowledged"]?.act(dale, now);
    now += passing * HOUR_MS;
    dale.pass(londonOf(now));
    moments.push({ name: "time passed", dale: dale.fork(), at: now });
    const possible = possibleMoves(dale, seldom);
    const move = possible[choice % possible.length] ?? "note";
    if (isDone(dale, move, now)) moments.push({ name: move, dale: dale.fork(), at: now });
  }
  return moments;
}

/** What is refused was not done. */
export function isDone(dale: CaseByHand, move: string, now: Instant): boolean {
  try {
    tagMoves[move]?.act(dale, now);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "RefusedByHand") return false;
    throw error;
  }
}
