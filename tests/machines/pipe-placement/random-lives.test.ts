import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messages } from "../../../machines/pipe-placement/messages.ts";
import { reviewDay } from "../../../machines/pipe-placement/schedule.ts";
import { verdictOf } from "../../../machines/pipe-placement/verdict.ts";
import { endOfDay } from "../../../machines/shared/calendar/london.ts";
import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import { messageFaults } from "../support/message-faults.ts";
import { accepted, differing, expected, PIPE, referralCase, resident, submitted } from "../support/pipe-placement.ts";
import { CLOSING } from "./closing.ts";
import { known, pipeMoves } from "./pipe-moves.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More lives for a longer search: `RANDOM_LIVES=3000`. */
const RUNS = Number(process.env["RANDOM_LIVES"] ?? 25);

const begins = fc.constantFrom<() => CaseByHand>(
  () => referralCase(),
  () => submitted(),
  () => submitted("2027-03-24 12:00", { intendedArrivalOn: "2027-03-31" }),
  () => differing(),
  () => accepted(),
  () => expected(),
  () => resident(),
  () => resident().pass("2027-06-15 12:00"),
);
const step = fc.record({
  hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 24 * 25 })),
  move: fc.constantFrom(...Object.keys(pipeMoves)),
});
/** Most events fit few states: several are tried, the first that the case allows is sent. */
const life = fc.record({
  begin: begins,
  steps: fc.array(fc.array(step, { minLength: 4, maxLength: 4 }), { maxLength: 18 }),
});

interface Moment {
  readonly name: string;
  readonly jo: CaseByHand;
}

function lived({
  begin,
  steps,
}: {
  begin: () => CaseByHand;
  steps: readonly { hours: number; move: string }[][];
}): Moment[] {
  const jo = begin();
  const moments: Moment[] = [{ name: "started", jo: jo.fork() }];
  for (const tries of steps) {
    jo.pass(londonOf(jo.now + (tries[0]?.hours ?? 0) * HOUR_MS));
    moments.push({ name: "time passed", jo: jo.fork() });
    for (const { move } of tries) {
      try {
        pipeMoves[move]?.(jo);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "RefusedByHand") throw error;
        continue;
      }
      moments.push({ name: move, jo: jo.fork() });
      break;
    }
  }
  return moments;
}

const isIn = ({ jo }: Moment, path: string): boolean => jo.paths.some((each) => each.startsWith(path));

/** What must hold of every moment of every life. */
const ALWAYS: Readonly<Record<string, (moment: Moment) => boolean>> = {
  "no half of a decision without all three strands": ({ jo }) => {
    const { clinicalDecision, operationalDecision, clinicalReceivedOn, riskReceivedOn, pathwayReceivedOn } = known(jo);
    const decided = clinicalDecision !== undefined || operationalDecision !== undefined;
    return !decided || [clinicalReceivedOn, riskReceivedOn, pathwayReceivedOn].every((each) => each !== undefined);
  },
  "nobody is admitted unless the deciders agree": (moment) =>
    !isIn(moment, "placement") || verdictOf(known(moment.jo)) === "accepted",
  "nobody is resident without an arrival, and nobody after a departure": (moment) =>
    isIn(moment, "placement.stage.resident") ===
    (known(moment.jo).arrival !== undefined &&
      known(moment.jo).departure === undefined &&
      known(moment.jo).died === undefined),
  "the bed is held exactly from its allocation, or an arrival without one, until the departure": (moment) => {
    const { bed, arrival } = known(moment.jo);
    const held = PIPE.definition.holds?.(known(moment.jo)).length === 1;
    const inPlacement = isIn(moment, "placement") && (bed !== undefined || arrival !== undefined);
    return held === (inPlacement || isIn(moment, "leaving.departureToRecord"));
  },
  "no deadline lies in the past": ({ jo }) => jo.agenda.every(({ due }) => due >= jo.now),
  "every open task has an event that closes it and that is allowed now": ({ jo }) =>
    jo.taskNames.every((task) => CLOSING[task]?.some((event) => jo.allowed.includes(event)) ?? false),
  "a case that has its outcome has no task of its work left": ({ jo }) =>
    jo.outcome === undefined ||
    jo.taskNames.every((task) => /^(takeCareOfMessage|informThoseInvolved|acknowledgeAlert)$/.test(task)),
  "reviews are due 72 hours after the arrival, then at the end of every 28th day": ({ jo }) => {
    const context = known(jo);
    return jo.live.tasks
      .filter(({ task }) => task === "holdReview")
      .every(({ key, due }) =>
        key === "0"
          ? due === (context.arrival?.instant ?? 0) + 72 * HOUR_MS
          : due === endOfDay(context.calendar, reviewDay(context, Number(key))),
      );
  },
  "the next review comes within 28 days, in the morning": (moment) => {
    if (!isIn(moment, "placement.stage.resident")) return true;
    const due = moment.jo.agenda.find(({ event }) => event.type.includes("reviewDue"))?.due ?? 0;
    return due - moment.jo.now <= 29 * DAY_MS && londonOf(due).endsWith("09:00");
  },
  "a decision that is waited for has a deadline, stands still, or is overdue": (moment) =>
    !isIn(moment, "referral.decision.deciding.clock.running") || "decisionDue" in moment.jo.deadlines,
};

/** What must hold of a whole life. */
const IN_THE_END: Readonly<Record<string, (moments: readonly Moment[]) => boolean>> = {
  "at most one message of a kind goes to somebody for one cause": (moments) => {
    const all = moments.at(-1)?.jo.messages ?? [];
    const causes = all.map(({ messageId, template, to }) => `${messageId.split(".")[0]} ${template} ${to}`);
    return new Set(causes).size === causes.length;
  },
  "every message can be sent as it is": (moments) =>
    (moments.at(-1)?.jo.messages ?? []).every((message) => messageFaults(message, messages).length === 0),
  "reminders, chases and notices go out at 09:00 London time, never in the night": (moments) =>
    (moments.at(-1)?.jo.messages ?? []).every(
      ({ template, queuedAt }) =>
        !/(Reminder|Chase|Notice|^reviewDue|^keyWorkDue|^mappaToday|^resettlementStarts|ReviewDue)$/.test(template) ||
        queuedAt.endsWith(" 09:00"),
    ),
  "no reminder of a departure after the departure, and none of an arrival after the arrival": (moments) =>
    moments.slice(1).every((after, index) => {
      const before = moments[index] as Moment;
      const queued = after.jo.messages.slice(before.jo.messages.length).map(({ template }) => template);
      const { departure, arrival } = known(before.jo);
      const stands = known(after.jo);
      return !(
        (departure && stands.departure && queued.includes("departureReminder")) ||
        (arrival && stands.arrival && queued.includes("arrivalReminder"))
      );
    }),
  "allowed events are never refused because of the state": (moments) => {
    const { jo } = moments.at(-1) as Moment;
    return jo.allowed.every((name) =>
      jo
        .fork()
        .refusals(londonOf(jo.now), name, PIPE.contract.events[name]?.example as Record<string, unknown>)
        .every(({ code }) => code !== "notAllowedInState"),
    );
  },
  "no personal name is in a message, a task or the timeline's own words": (moments) => {
    const { jo } = moments.at(-1) as Moment;
    return !JSON.stringify([jo.messages.map(({ personalisation }) => personalisation), jo.timeline]).includes("Jordan");
  },
};

/** The first rule that a life breaks, and where; nothing when it keeps all of them. */
function broken(moments: readonly Moment[]): string | undefined {
  for (const [rule, holds] of Object.entries(ALWAYS)) {
    const moment = moments.find((each) => !holds(each));
    if (moment) return `${rule}: not after "${moment.name}", in ${moment.jo.paths.join(", ")}`;
  }
  return Object.entries(IN_THE_END).find(([, holds]) => !holds(moments))?.[0];
}

describe("whatever happens to a placement, and whenever", () => {
  const rules = [...Object.keys(ALWAYS), ...Object.keys(IN_THE_END)];

  it(
    `all of these hold: ${rules.join("; ")}`,
    () => {
      const property = fc.property(life, (its) => {
        const rule = broken(lived(its));
        if (rule !== undefined) throw new Error(rule);
      });
      expect(() => fc.assert(property, { numRuns: RUNS, includeErrorInReport: true })).not.toThrow();
    },
    30_000 + RUNS * 1_000,
  );
});
