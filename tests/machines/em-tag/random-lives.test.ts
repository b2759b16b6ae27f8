import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { emTag } from "../../../machines/em-tag/contract.ts";
import { failedCriteria } from "../../../machines/em-tag/criteria.ts";
import { endOf, lastDayOf, outstanding, placeOf } from "../../../machines/em-tag/place.ts";
import { messageFaults } from "../support/message-faults.ts";
import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import { isDone, life, lived, type Moment } from "./tag-lives.ts";
import { knownOf } from "./tag-moves.ts";

/** More lives for a longer search: `RANDOM_LIVES=3000`. */
const RUNS = Number(process.env["RANDOM_LIVES"] ?? 40);

const last = (moments: readonly Moment[]): Moment["dale"] => (moments.at(-1) as Moment).dale;
const pairwise = (moments: readonly Moment[], check: (before: Moment, after: Moment) => boolean): boolean =>
  moments.slice(1).every((after, index) => check(moments[index] as Moment, after));
const isMonitoring = ({ dale }: Moment): boolean => dale.paths.includes("onLicence.tag.monitoring");
const dayOf = ({ at }: Moment): string => londonOf(at).slice(0, 10);

const COLLECTED = ["tag collected", "tag collected", "unit collected", "unit collected"];
const ENTERED = ["condition entered", "condition approved"];

/** What people can do about each task, one after another; what is refused of it was not needed. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  validateEligibility: ["validated"],
  enterCondition: ENTERED,
  getConditionIn: ENTERED,
  reviewLicence: ["licence reviewed"],
  preparePerson: ["person prepared"],
  agreeFittingPlace: ["place agreed"],
  obtainAcknowledgement: ["acknowledged"],
  recordRelease: ["released", "release cancelled"],
  arrangeFitting: [...ENTERED, "fitted"],
  decideEnforcement: Array.from({ length: 40 }, () => "decided"),
  varyLicence: ["condition taken out"],
  collectEquipment: COLLECTED,
  switchOffMonitoring: ["switch-off confirmed"],
  rebookRemovalVisit: ["visit booked"],
  overcomeMissedVisits: COLLECTED,
  findAddress: ["contact found"],
  takeCareOfMessage: ["person", "owner", "dutyManager", "ems"].map((to) => `message to ${to} taken care of`),
  informThoseInvolved: ["informed"],
  acknowledgeAlert: Array.from({ length: 40 }, () => "alert acknowledged"),
};

/** A case in which people have done about a task what they can. */
function after({ dale, at }: Moment, task: string): CaseByHand {
  const copy = dale.fork();
  for (const move of CLOSING[task] ?? []) isDone(copy, move, at);
  return copy;
}

/** What must hold at every moment of every life. */
const RULES: Readonly<Record<string, (moments: readonly Moment[]) => boolean>> = {
  "nobody is monitored after 24:00 of the last monitored day": (moments) =>
    moments.every((moment) => !isMonitoring(moment) || dayOf(moment) <= lastDayOf(knownOf(moment.dale))),

  "the end is where the formula puts it, and a deadline waits for it": (moments) =>
    moments.every(({ dale }) => {
      if (placeOf(knownOf(dale)) !== "onLicence") return true;
      return dale.agenda.some(({ event }) => event.type.includes("monitoringEnds"));
    }),

  "once the end has come, a tag that is still on is said to be, with an urgent task": (moments) =>
    moments.every((moment) => {
      const known = knownOf(moment.dale);
      if (placeOf(known) !== "removing" || known.died) return true;
      const end = endOf(known);
      const tagOut = outstanding(known).some(({ kind }) => kind === "tag");
      if (!tagOut || known.switchedOffAfter === end?.lastDay || dayOf(moment) <= (end?.lastDay ?? "")) return true;
      const due = moment.dale.agenda.some(
        ({ event, due: at }) => event.type.includes("switchOff") && at <= moment.dale.now,
      );
      return due || moment.dale.taskNames.includes("switchOffMonitoring");
    }),

  "no reminder of the end goes after the end, nor while not on licence": (moments) =>
    pairwise(moments, (before, after) =>
      after.dale.messages
        .slice(before.dale.messages.length)
        .every(
          ({ template, queuedAt }) =>
            template !== "endReminder" ||
            queuedAt.slice(0, 10) <= lastDayOf(knownOf(after.dale)) ||
            after.name !== "time passed",
        ),
    ),

  "nobody is fitted with a tag who was not eligible at the release, or without a condition in the licence": (moments) =>
    moments.every(({ dale, name }) => {
      if (!name.startsWith("fitted")) return true;
      const known = knownOf(dale);
      const releasedOn = known.releasedOn ?? "";
      const asked = failedCriteria(known, releasedOn).filter((code) => code !== "licenceLeft");
      return asked.length === 0 && known.condition?.approvedOn !== undefined;
    }),

  "a case that is completed or ended early has all its equipment back": (moments) =>
    moments.every(
      ({ dale }) =>
        !["completed", "endedEarly"].includes(dale.outcome ?? "") || outstanding(knownOf(dale)).length === 0,
    ),

  "the case stands where what is known of it puts it": (moments) =>
    moments.every(({ dale }) => dale.paths.every((path) => path.split(".")[0] === placeOf(knownOf(dale)))),

  "at most one message of a kind to anybody for one cause": (moments) => {
    const causes = last(moments).messages.map(
      ({ messageId, template, to }) => `${messageId.split(".")[0]} ${template} ${to}`,
    );
    return new Set(causes).size === causes.length;
  },

  "EMS is instructed of one end once": (moments) =>
    pairwise(moments, (before, after) => {
      const sent = after.dale.messages
        .slice(before.dale.messages.length)
        .filter(({ template }) => template === "emsEnd");
      const days = sent.map(({ personalisation }) => personalisation["lastDay"]);
      return new Set(days).size === days.length;
    }),

  "no message to the person after death": (moments) =>
    pairwise(moments, (before, after) => {
      if (!knownOf(before.dale).died || !knownOf(after.dale).died) return true;
      return after.dale.messages.slice(before.dale.messages.length).every(({ to }) => to !== "person");
    }),

  "prompts, chases and reminders go out at 09:00 London time, never in the night": (moments) =>
    last(moments).messages.every(
      ({ template, queuedAt }) =>
        !/^(preparationPrompt|emsAcknowledgementChase|endReminder|monitoringEnded)$/.test(template) ||
        queuedAt.endsWith(" 09:00"),
    ),

  "no burst: at most one prompt and one reminder in one instant": (moments) => {
    const at = last(moments)
      .messages.filter(({ template }) => /^(preparationPrompt|endReminder)$/.test(template))
      .map(({ template, queuedAt }) => `${template} ${queuedAt}`);
    return new Set(at).size === at.length;
  },

  "no deadline lies in the past": (moments) =>
    moments.every(({ dale }) => dale.agenda.every(({ due }) => due >= dale.now)),

  "every message can be sent as it is": (moments) =>
    last(moments).messages.every((message) => messageFaults(message, emTag.messages).length === 0),

  "every open task can be closed by what people may do now": (moments) => {
    const moment = moments.at(-1) as Moment;
    return [...new Set(moment.dale.taskNames)].every((task) => !after(moment, task).taskNames.includes(task));
  },

  "no task is open in a case that is over": (moments) =>
    moments.every(({ dale }) => !dale.isOver || dale.tasks.length === 0),

  "an event that is allowed is never refused by the state, and does something": (moments) =>
    moments.slice(-3).every(({ dale, at }) =>
      dale.allowed.every((event) => {
        const { example } = emTag.events[event as keyof typeof emTag.events];
        const codes = dale
          .fork()
          .refusals(londonOf(at), event, example)
          .map(({ code }) => code);
        return !codes.includes("notAllowedInState") && !codes.includes("noEffect");
      }),
    ),
};

describe("whatever happens to somebody's tag, and whenever", () => {
  it("every rule holds at every moment", () => {
    const property = fc.property(life, (its) => {
      const moments = lived(its);
      const broken = Object.keys(RULES).filter((rule) => !RULES[rule]?.(moments));
      expect(broken).toEqual([]);
    });
    expect(() => fc.assert(property, { numRuns: RUNS })).not.toThrow();
  });
});
