import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { MODULES } from "../../../machines/bbr-shared/modules.ts";
import { bbrProgrammeDefinition } from "../../../machines/bbr-programme/definition.ts";
import { messages } from "../../../machines/bbr-programme/messages.ts";
import type { BbrContext } from "../../../machines/bbr-programme/context.ts";
import { isEverythingHeld, isFinished } from "../../../machines/bbr-programme/progress.ts";
import { londonOf, type CaseByHand, type MessageByHand } from "../support/case-by-hand.ts";
import { messageFaults } from "../support/message-faults.ts";
import { bbrMoves, LAST } from "./bbr-moves.ts";
import { begins } from "./lives.ts";

const HOUR_MS = 3_600_000;
/** More lives for a longer search: `RANDOM_LIVES=3000`. */
const RUNS = Number(process.env["RANDOM_LIVES"] ?? 50);

const step = fc.record({
  hours: fc.integer({ min: 0, max: 24 * 20 }),
  move: fc.constantFrom(...Object.keys(bbrMoves)),
});
const life = fc.record({
  begin: fc.constantFrom(...Object.keys(begins)),
  steps: fc.array(step, { minLength: 1, maxLength: 16 }),
});

interface Moment {
  readonly name: string;
  readonly daniel: CaseByHand;
}

const known = new Map<string, CaseByHand>();

/** Each beginning is lived through once and then left from. */
function begun(name: string): CaseByHand {
  const daniel = known.get(name) ?? (begins[name] as () => CaseByHand)();
  known.set(name, daniel);
  return daniel;
}

/** A life, moment by moment: each state of the case just after something happened or was refused. */
function lived(begin: string, steps: readonly { readonly hours: number; readonly move: string }[]): Moment[] {
  const daniel = begun(begin).fork();
  const moments: Moment[] = [{ name: begin, daniel: daniel.fork() }];
  for (const { hours, move } of steps) {
    if (daniel.now > LAST) break;
    daniel.pass(londonOf(daniel.now + hours * HOUR_MS));
    moments.push({ name: "time passed", daniel: daniel.fork() });
    try {
      bbrMoves[move]?.(daniel);
      moments.push({ name: move, daniel: daniel.fork() });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "RefusedByHand") throw error;
    }
  }
  return moments;
}

const contextOf = ({ daniel }: Moment): BbrContext => daniel.live.snapshot.context;
const queued = (before: Moment, after: Moment): readonly MessageByHand[] =>
  after.daniel.messages.slice(before.daniel.messages.length);
const pairwise = (moments: readonly Moment[], check: (before: Moment, after: Moment) => boolean): boolean =>
  moments.slice(1).every((after, index) => check(moments[index] as Moment, after));
const always = (moments: readonly Moment[], check: (moment: Moment) => boolean): boolean => moments.every(check);
const last = (moments: readonly Moment[]): Moment => moments.at(-1) as Moment;
const tellings = ({ daniel }: Moment) =>
  daniel.live.asks.flatMap(({ effect }) => (effect.type === "tellCase" ? [effect.params] : []));

/** What a person can do about each task. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  decideFormat: ["formatDecided"],
  beginAssessment: ["assessmentBegun"],
  completeAssessment: ["assessmentCompleted"],
  findPlace: ["placeRequested"],
  holdGoalSetting: ["goalSettingHeld"],
  holdCatchUp: ["catchUpHeld"],
  holdOneToOne: ["oneToOneHeld"],
  holdReview: ["reviewHeld"],
  restoreNotice: ["timetableChanged"],
  separate: ["conflictsChanged"],
  confirmSafeNumber: ["safeNumberConfirmed"],
  decideAtSentenceEnd: ["sentenceEndChanged", "programmeExited"],
  reviewSafeguarding: ["safeguardingReviewed"],
  decideOnFailure: ["enforcementDecided"],
  startBreach: ["enforcementDecided"],
  decideOnSuspendedSentenceFailure: ["enforcementDecided"],
  returnSuspendedSentence: ["enforcementDecided"],
  considerRecall: ["enforcementDecided"],
  decideOnSupervisionDefault: ["enforcementDecided"],
  takeCareOfMessage: ["messageTakenCareOf"],
  informThoseInvolved: ["thoseInvolvedInformed"],
  acknowledgeAlert: ["alertAcknowledged"],
};

/** What must hold at every moment of every life. */
const RULES: Readonly<Record<string, (moments: readonly Moment[]) => boolean>> = {
  "no module begins before Foundation and its one-to-one are complete": (moments) =>
    pairwise(moments, (before, after) => {
      const known = new Set(contextOf(before).records.map(({ module }) => module));
      const begun = contextOf(after).records.filter(({ module }) => !known.has(module));
      return begun.every(({ module }) => module === "foundation" || isFinished(contextOf(before), "foundation"));
    }),

  "no module begins while another that was begun lacks its one-to-one": (moments) =>
    pairwise(moments, (before, after) => {
      const place = contextOf(before).place?.groupCaseId;
      if (place === undefined || contextOf(before).formerGroups.length > 0) return true;
      const known = new Set(contextOf(before).records.map(({ module }) => module));
      const begins = contextOf(after).records.some(({ module }) => !known.has(module));
      return !begins || [...known].every((module) => isFinished(contextOf(before), module));
    }),

  "completed only with 24 sessions, five individual ones and the review": (moments) =>
    always(moments, (moment) => {
      if (moment.daniel.outcome !== "completed") return true;
      const { goalSetting, oneToOnes, review } = contextOf(moment);
      const modules = new Set(oneToOnes.map(({ module }) => module));
      return (
        isEverythingHeld(contextOf(moment)) && MODULES.every((each) => modules.has(each)) && !!goalSetting && !!review
      );
    }),

  "asks for a place only when there is none, and never two at once": (moments) =>
    pairwise(moments, (before, after) => {
      const asked = tellings(after).slice(tellings(before).length);
      const requests = asked.filter(({ event }) => event === "placeRequested");
      return requests.length === 0 || (contextOf(before).place === undefined && requests.length === 1);
    }),

  "a place is held only while the programme is under way, and is given up or ended otherwise": (moments) =>
    always(
      moments,
      (moment) => contextOf(moment).place === undefined || !!moment.daniel.paths[0]?.startsWith("underway"),
    ),

  "no text goes to any number but one confirmed as safe": (moments) =>
    pairwise(moments, (before, after) =>
      queued(before, after)
        .filter(({ to }) => to === "person")
        .every(({ address }) => {
          const safe = [before, after].map((moment) => contextOf(moment).safeNumber?.phone);
          return address.channel === "sms" && safe.includes(address.phone);
        }),
    ),

  "nothing goes to the person after death": (moments) =>
    pairwise(moments, (before, after) => {
      const dead = contextOf(before).died && contextOf(after).died;
      return !dead || queued(before, after).every(({ to }) => to !== "person");
    }),

  "no text says a word of the programme": (moments) =>
    last(moments)
      .daniel.messages.filter(({ to }) => to === "person")
      .every(({ personalisation }) =>
        Object.values(personalisation).every((value) =>
          /^((\d{1,2} \w+ \d{4} at )?\d\d:\d\d)( and (on \d{1,2} \w+ \d{4} at )?\d\d:\d\d)*$/.test(value),
        ),
      ),

  "reminders and prompts go out at 09:00 London time, never in the night": (moments) =>
    last(moments).daniel.messages.every(
      ({ template, queuedAt }) =>
        !/^reminder|Prompt$|Warning$|^tooLittle/.test(template) || queuedAt.endsWith(" 09:00"),
    ),

  "one cause sends each recipient a template once": (moments) => {
    const all = last(moments).daniel.messages;
    const causes = all.map(({ messageId, template, to }) => `${messageId.split(".")[0]} ${template} ${to}`);
    return new Set(causes).size === causes.length;
  },

  "every message can be sent as it is": (moments) =>
    last(moments).daniel.messages.every((message) => messageFaults(message, messages).length === 0),

  "no deadline lies in the past": (moments) =>
    always(moments, ({ daniel }) => daniel.agenda.every(({ due }) => due >= daniel.now)) &&
    always(moments, ({ name, daniel }) => name !== "time passed" || daniel.live.parked.length === 0),

  "every open task can be closed by an event that is allowed now": (moments) => {
    const { daniel } = last(moments);
    const settled = daniel.fork().pass(londonOf(daniel.now + 120_000));
    return settled.taskNames.every((task) => CLOSING[task]?.some((event) => settled.allowed.includes(event)) ?? false);
  },

  "whoever is on licence never hears of breach": (moments) =>
    contextOf(last(moments)).imposed?.order !== "licence" ||
    !/breach/i.test(
      [...last(moments).daniel.timeline, ...last(moments).daniel.messages.map((each) => JSON.stringify(each))].join(
        " ",
      ),
    ),

  "after an outcome nothing is open but reviews of safeguarding, the dead, alerts and messages": (moments) =>
    always(
      moments,
      ({ daniel }) =>
        daniel.outcome === undefined ||
        daniel.taskNames.every((task) =>
          /reviewSafeguarding|informThoseInvolved|acknowledgeAlert|takeCareOfMessage|renewCalendar/.test(task),
        ),
    ),

  "the person is held, so that no other case is started, exactly until the outcome": (moments) =>
    always(moments, (moment) => {
      const held = bbrProgrammeDefinition.holds?.(contextOf(moment)) ?? [];
      return held.join() === (moment.daniel.outcome === undefined ? "bbrProgramme/X320741" : "");
    }),
};

describe("whatever happens to a participant, and whenever", () => {
  it("every rule holds", () => {
    const property = fc.property(life, ({ begin, steps }) => {
      const moments = lived(begin, steps);
      const broken = Object.entries(RULES).filter(([, holds]) => !holds(moments));
      expect(broken.map(([rule]) => rule)).toEqual([]);
    });
    expect(() => fc.assert(property, { numRuns: RUNS })).not.toThrow();
  });
});
