import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { addDays, lastDayOfMonths, daysBetween } from "../../../machines/shared/calendar/civil-date.ts";
import { lastMonitoredDay, type PeriodFacts } from "../../../machines/em-tag/monitoring-period.ts";

const LATER = "2035-12-31";
const period = (facts: Partial<PeriodFacts>): ReturnType<typeof lastMonitoredDay> =>
  lastMonitoredDay({
    firstReleasedOn: "2026-12-01",
    recalls: [],
    licenceEndsOn: LATER,
    sentenceEndsOn: LATER,
    monthsAtMost: 12,
    ...facts,
  });

describe("the last monitored day", () => {
  it.each([
    ["first release + 12 months − 1 day", { firstReleasedOn: "2026-12-01" }, "2027-11-30", "months"],
    ["across a leap day", { firstReleasedOn: "2027-03-15" }, "2028-03-14", "months"],
    ["released on 29 February", { firstReleasedOn: "2028-02-29" }, "2029-02-28", "months"],
    ["the licence end, when that is earlier", { licenceEndsOn: "2027-06-30" }, "2027-06-30", "licenceEnd"],
    ["the sentence end, when that is earlier", { sentenceEndsOn: "2027-05-31" }, "2027-05-31", "sentenceEnd"],
    ["the licence end on the very day the months end", { licenceEndsOn: "2027-11-30" }, "2027-11-30", "licenceEnd"],
    [
      "ten whole days strictly between recall and re-release are added",
      { recalls: [{ from: "2027-02-01", to: "2027-02-12" }] },
      "2027-12-10",
      "months",
    ],
    [
      "recalled and released again the next day: nothing between, nothing added",
      { recalls: [{ from: "2027-02-01", to: "2027-02-02" }] },
      "2027-11-30",
      "months",
    ],
    ["the same day: nothing added", { recalls: [{ from: "2027-02-01", to: "2027-02-01" }] }, "2027-11-30", "months"],
    [
      "two recalls are added up, never beyond the licence",
      {
        recalls: [
          { from: "2027-02-01", to: "2027-02-12" },
          { from: "2027-04-01", to: "2027-05-02" },
        ],
        licenceEndsOn: "2028-01-05",
      },
      "2028-01-05",
      "licenceEnd",
    ],
  ] as const)("%s", (_what, facts, on, because) => {
    expect(period(facts)).toMatchObject({ on, because });
  });

  it("is explained, step by step, in words", () => {
    expect(period({ recalls: [{ from: "2027-02-01", to: "2027-02-12" }], licenceEndsOn: "2028-11-30" }).steps).toEqual([
      "First released on 1 December 2026: 12 months end on 30 November 2027.",
      "Recalled with effect from 1 February 2027, re-released on 12 February 2027: 10 days off licence.",
      "10 days off licence move the end of the months to 10 December 2027.",
      "The licence ends on 30 November 2028.",
      "The last monitored day is the earlier: 10 December 2027, to 24:00.",
    ]);
    expect(period({ recalls: [{ from: "2027-02-01" }] }).steps[1]).toBe(
      "Recalled with effect from 1 February 2027: the clock stands still until a re-release.",
    );
  });
});

const gaps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 80 }), off: fc.integer({ min: 0, max: 60 }) }), {
  maxLength: 4,
});

describe("counting day by day", () => {
  it("comes to the same day: as many days on licence as the months hold, no day off licence among them", () => {
    const property = fc.property(
      fc.integer({ min: 0, max: 2500 }),
      gaps,
      fc.integer({ min: 30, max: 900 }),
      (start, stays, licence) => {
        const firstReleasedOn = addDays("2021-04-12", start);
        const licenceEndsOn = addDays(firstReleasedOn, licence);
        const recalls: { from: string; to: string }[] = [];
        let day = firstReleasedOn;
        for (const { after, off } of stays) {
          const from = addDays(day, after);
          const to = addDays(from, off);
          recalls.push({ from, to });
          day = to;
        }
        const counted = countedByHand(firstReleasedOn, recalls, licenceEndsOn);
        // A recall on or after the last counted day has no place in the period.
        fc.pre(recalls.every(({ from }) => from < counted));
        const facts = { firstReleasedOn, recalls, licenceEndsOn, sentenceEndsOn: licenceEndsOn };
        expect(period(facts).on).toBe(counted);
      },
    );
    expect(() => fc.assert(property, { numRuns: 500 })).not.toThrow();
  });
});

function countedByHand(first: string, recalls: readonly { from: string; to: string }[], licenceEndsOn: string): string {
  const wanted = daysBetween(first, lastDayOfMonths(first, 12)) + 1;
  let count = 0;
  for (let day = first; ; day = addDays(day, 1)) {
    if (!recalls.some(({ from, to }) => from < day && day < to)) count += 1;
    if (count === wanted || day === licenceEndsOn) return day;
  }
}
