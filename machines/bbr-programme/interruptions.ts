import { chaseUntil } from "../shared/case-life/chasing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { BbrContext, Proceedings } from "./context.ts";
import { givesUpPlace, LEAVING_REASONS, safeguards } from "./leaving.ts";
import { beginsToPrompt, prompting } from "./prompting.ts";
import { interrupted, proceedingsPrompt, programmeNotCompleted } from "./sending.ts";
import { attendToConcerns, keeping, moving, process, send } from "./vocabulary.ts";

/** Breach, recall, the return to court and deferral, and the end before completion. Source: processes.md section 3. */

const since = (context: BbrContext, kind: Proceedings["kind"]): Pick<BbrContext, "proceedings"> => ({
  proceedings: { kind, since: today(context) },
});

/** What leads out of the group and into proceedings, with what everyone must hear of it the same day. */
const into = (kind: "breach" | "recall" | "court") => ({
  leaves: givesUpPlace(() => kind),
  told: [safeguards("Programme interrupted"), send(interrupted(LEAVING_REASONS[kind] ?? kind))],
});

const decided = keeping("enforcementDecided", ({ decisions }, { failure, action, on }) => ({
  decisions: [...decisions, { failure, action, on }],
}));

const decidedAndMoved = (kind: "breach" | "recall") =>
  moving("enforcementDecided", (context, { failure, action, on }) => ({
    decisions: [...context.decisions, { failure, action, on }],
    ...since(context, kind),
  }));

/** A decision that neither starts breach nor recall, or comes when they have been started. */
export const decisionIsKept = { actions: [decided, attendToConcerns] };

const exited = process.createStateConfig({
  on: {
    programmeExited: {
      target: "#bbrProgramme.notCompleted",
      actions: [
        givesUpPlace(() => "exit"),
        moving("programmeExited", (_context, { reason }) => ({ ending: { as: "notCompleted", reason } })),
        safeguards("The programme has ended before completion"),
        {
          type: "send",
          params: ({ context, event }) => programmeNotCompleted(context, EXITS[event.reason] ?? event.reason),
        },
      ],
    },
  },
}).on;

const EXITS: Readonly<Record<string, string>> = {
  orderRevoked: "the order was revoked",
  sentenceEnded: "the sentence has ended",
  inCustody: "the person is in custody",
  movedAway: "the person has moved away",
  health: "for reasons of health",
  nonCompliance: "the person did not comply",
  unsuitable: "the programme is no longer suitable; consider Structured Interventions",
  proceedings: "the proceedings ended it",
  court: "the court ended the programme",
  other: "for another reason",
};

/** What may interrupt or end a programme wherever it is, once it is a requirement. */
export const interruptible = process.createStateConfig({
  on: {
    ...exited,
    enforcementDecided: [
      {
        guard: ({ event }) => event.action === "breachStarted",
        target: "#bbrProgramme.breach",
        actions: [into("breach").leaves, decidedAndMoved("breach"), ...into("breach").told],
      },
      {
        guard: ({ event }) => event.action === "recallStarted",
        target: "#bbrProgramme.recall",
        actions: [into("recall").leaves, decidedAndMoved("recall"), ...into("recall").told],
      },
      decisionIsKept,
    ],
    returnedToCourt: {
      target: "#bbrProgramme.returnedToCourt",
      actions: [
        into("court").leaves,
        moving("returnedToCourt", (context) => since(context, "court")),
        ...into("court").told,
      ],
    },
  },
}).on;

/** The programme ends because proceedings end it. */
const endsBy = (reason: "proceedings" | "court") => [
  safeguards("The programme has ended before completion"),
  send((context) => programmeNotCompleted(context, EXITS[reason] ?? reason)),
];

/** Assessed again: what was decided before no longer holds; completed modules do. */
const anew: Partial<BbrContext> = { proceedings: undefined, assessment: undefined, hold: undefined };

const proceeding = process.createStateConfig({
  entry: [beginsToPrompt, attendToConcerns],
  ...chaseUntil("proceedingsPrompt", prompting(proceedingsPrompt)),
  on: {
    ...exited,
    returnedToCourt: {
      target: "#bbrProgramme.returnedToCourt",
      actions: moving("returnedToCourt", (context) => since(context, "court")),
    },
    proceedingsEnded: [
      {
        guard: ({ event }) => event.decision === "continues",
        target: "#bbrProgramme.assessing",
        actions: moving("proceedingsEnded", () => anew),
      },
      {
        target: "#bbrProgramme.notCompleted",
        actions: [
          moving("proceedingsEnded", () => ({ ending: { as: "notCompleted", reason: "proceedings" } })),
          ...endsBy("proceedings"),
        ],
      },
    ],
  },
});

export const breach = proceeding;
/** The same for a licence, which is never breached. */
export const recall = proceeding;

export const returnedToCourt = process.createStateConfig({
  entry: [beginsToPrompt, attendToConcerns],
  ...chaseUntil("proceedingsPrompt", prompting(proceedingsPrompt)),
  on: {
    ...exited,
    courtDecided: [
      {
        guard: ({ event }) => event.decision === "deferred",
        target: "deferred",
        actions: moving("courtDecided", (context) => since(context, "deferred")),
      },
      {
        target: "notCompleted",
        actions: [
          moving("courtDecided", () => ({ ending: { as: "notCompleted", reason: "court" } })),
          ...endsBy("court"),
        ],
      },
    ],
  },
});

export const deferred = process.createStateConfig({
  entry: [beginsToPrompt, attendToConcerns],
  ...chaseUntil("proceedingsPrompt", prompting(proceedingsPrompt)),
  on: {
    ...exited,
    deferralEnded: { target: "assessing", actions: moving("deferralEnded", () => anew) },
    returnedToCourt: {
      target: "returnedToCourt",
      actions: moving("returnedToCourt", (context) => since(context, "court")),
    },
  },
});
