import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { messages } from "../../../machines/opt-in-letter/messages.ts";
import { instantOf, londonOf, type CaseByHand, type MessageByHand } from "../support/case-by-hand.ts";
import { messageFaults } from "../support/message-faults.ts";
import { AWAY, lapsedCase, letterCase, payrollInstructed, WORK } from "../support/opt-in-letter.ts";
import { letterMoves } from "./letter-moves.ts";

const HOUR_MS = 3_600_000;
/** More lives for a longer search: `RANDOM_LIVES=3000`. */
const RUNS = Number(process.env["RANDOM_LIVES"] ?? 60);

const begins = fc.constantFrom<() => CaseByHand>(
  () => letterCase("2026-12-20 10:00", { qaEvents: [{ id: "teams-0", on: "2027-01-20", at: "10:00" }] }),
  () => letterCase("2027-01-05 10:00", { figures: "unknown" }),
  () => letterCase("2027-01-02 10:00", AWAY),
  () => payrollInstructed(),
  () => lapsedCase(),
  // Across the change of the clocks in March, Easter and the one in October.
  () =>
    letterCase("2027-03-01 10:00", {
      dates: { lettersFrom: "2027-03-09", closesOn: "2027-03-30", lateAnswersUntil: "2027-11-15" },
    }),
);
/** Days and hours that pass, then something that happens. */
const step = fc.record({
  hours: fc.integer({ min: 0, max: 24 * 20 }),
  move: fc.constantFrom(...Object.keys(letterMoves)),
});
const life = fc.record({ begin: begins, steps: fc.array(step, { minLength: 1, maxLength: 25 }) });

interface Moment {
  readonly name: string;
  readonly sam: CaseByHand;
}

/** A life, moment by moment: each state of the case just after something happened or was refused. */
function lived({
  begin,
  steps,
}: {
  readonly begin: () => CaseByHand;
  readonly steps: readonly { readonly hours: number; readonly move: string }[];
}): Moment[] {
  const sam = begin();
  const moments: Moment[] = [{ name: "started", sam: sam.fork() }];
  for (const { hours, move } of steps) {
    sam.pass(londonOf(sam.now + hours * HOUR_MS));
    moments.push({ name: "time passed", sam: sam.fork() });
    try {
      letterMoves[move]?.(sam);
      moments.push({ name: move, sam: sam.fork() });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "RefusedByHand") throw error;
    }
  }
  return moments;
}

/** What was queued between two moments. */
function queued(before: Moment, after: Moment): readonly MessageByHand[] {
  return after.sam.messages.slice(before.sam.messages.length);
}

function pairwise(moments: readonly Moment[], check: (before: Moment, after: Moment) => boolean): boolean {
  return moments.slice(1).every((after, index) => check(moments[index] as Moment, after));
}

const answersOf = ({ sam }: Moment): readonly { readonly choice: string }[] => sam.live.snapshot.context.answers;

/** What a person can do about each task. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  obtainPayFigures: ["payFiguresProvided"],
  findPerson: ["contactTraced"],
  findAddress: ["contactDetailsChanged"],
  reissueLetter: ["letterReissued"],
  answerQuestion: ["questionAnswered"],
  decideLateAnswer: ["lateAnswerDecided"],
  takeCareOfMessage: ["messageTakenCareOf"],
  informThoseInvolved: ["thoseInvolvedInformed"],
};

/** What must hold at every moment of every life. */
const RULES: Readonly<Record<string, (moments: readonly Moment[]) => boolean>> = {
  "nobody who has answered is reminded or invited": (moments) =>
    pairwise(moments, (before, after) => {
      const stands = answersOf(before).length > 0 && answersOf(after).length > 0;
      return !stands || queued(before, after).every(({ template }) => !/^reminder|^qaInvitation/.test(template));
    }),

  "at most one message of a kind goes out for one cause": (moments) => {
    const all = moments.at(-1)?.sam.messages ?? [];
    const causes = all.map(({ messageId, template }) => `${messageId.split(".")[0]} ${template}`);
    return new Set(causes).size === causes.length;
  },

  "nothing goes to the work address after the leaving date": (moments) =>
    pairwise(moments, (before, after) => {
      const { leavingOn } = after.sam.facts["leaver"] as { readonly leavingOn?: string };
      const known = (before.sam.facts["leaver"] as { readonly leavingOn?: string }).leavingOn;
      if (leavingOn === undefined || known !== leavingOn) return true;
      return queued(before, after).every(
        ({ address, queuedAt }) =>
          !("email" in address && address.email === WORK) || queuedAt.slice(0, 10) <= leavingOn,
      );
    }),

  "nothing goes to the work address of somebody away from work": (moments) =>
    pairwise(moments, (before, after) => {
      const away = before.sam.live.snapshot.context.away && after.sam.live.snapshot.context.away;
      return !away || queued(before, after).every(({ address }) => !("email" in address && address.email === WORK));
    }),

  "nothing goes to the person after death": (moments) =>
    pairwise(moments, (before, after) => {
      const dead = before.sam.live.snapshot.context.died && after.sam.live.snapshot.context.died;
      return !dead || queued(before, after).every(({ to }) => to !== "person");
    }),

  "payroll is instructed once for an opt-in that stands": (moments) => {
    const toPayroll = (moments.at(-1)?.sam.templates ?? []).filter((name) => name.startsWith("payrollInstruction"));
    return toPayroll.every(
      (name, index) => name === (index % 2 === 0 ? "payrollInstruction" : "payrollInstructionRevoked"),
    );
  },

  "no letter goes without figures": (moments) =>
    (moments.at(-1)?.sam.messages ?? []).every(
      ({ template, personalisation }) =>
        template !== "optInLetter" || /^£[\d,]+\.\d\d$/.test(personalisation["newSalary"] ?? ""),
    ),

  "no deadline lies in the past": (moments) =>
    moments.every(({ sam }) => sam.agenda.every(({ due }) => due >= sam.now)),

  "whoever answered before the close has not lapsed": (moments) =>
    moments.every((moment) => !moment.sam.paths[0]?.startsWith("lapsed") || answersOf(moment).length === 0),

  "the letter gives at least three weeks, or it was answered": (moments) =>
    moments.every((moment) => {
      const { letter, answers } = moment.sam.live.snapshot.context;
      if (!letter) return true;
      return (
        instantOf(`${letter.closesOn} 12:00`) - instantOf(`${letter.issuedOn} 12:00`) >= 19.9 * 24 * HOUR_MS ||
        answers.length > 0
      );
    }),

  "reminders, updates and chases go out at 09:00 London time, never in the night": (moments) =>
    (moments.at(-1)?.sam.messages ?? []).every(
      ({ template, queuedAt }) =>
        !/^(reminder|update|traceChase|payrollChase|windowClosed)/.test(template) || queuedAt.endsWith(" 09:00"),
    ),

  "no two reminders go out at once": (moments) => {
    const at = (moments.at(-1)?.sam.messages ?? [])
      .filter(({ template }) => template.startsWith("reminder"))
      .map(({ queuedAt }) => queuedAt);
    return new Set(at).size === at.length;
  },

  "every message can be sent as it is": (moments) =>
    (moments.at(-1)?.sam.messages ?? []).every((message) => messageFaults(message, messages).length === 0),

  "after death there is at most the one task to inform those involved, and what the estate is owed": (moments) =>
    moments
      .filter(({ sam }) => sam.live.snapshot.context.died)
      .every(({ sam }) =>
        sam.taskNames.every((task) =>
          /informThoseInvolved|decideLateAnswer|takeCareOfMessage|renewCalendar/.test(task),
        ),
      ),

  "every open task has an event that closes it and that is allowed now": (moments) => {
    const { sam } = moments.at(-1) as Moment;
    return sam.taskNames.every((task) => CLOSING[task]?.some((event) => sam.allowed.includes(event)) ?? false);
  },
};

describe("whatever happens to an opt-in letter, and whenever", () => {
  it.each(Object.entries(RULES))("%s", (_rule, holds) => {
    const property = fc.property(life, (its) => holds(lived(its)));
    expect(() => fc.assert(property, { numRuns: RUNS })).not.toThrow();
  });
});
