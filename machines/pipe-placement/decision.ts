import { missingStrands, type PipeContext } from "./context.ts";
import { deciding } from "./deciding.ts";
import {
  decidedAbove,
  higherDecisionDue,
  higherDecisionDueAt,
  jointDiscussionDueAt,
  referralSubmitted,
} from "./sending-referral.ts";
import { comesTo, settled, whyOf } from "./settled.ts";
import { closeTask, movesOn, openTask, openTaskWith, process, records, send } from "./vocabulary.ts";

const isComplete = ({ context }: { readonly context: PipeContext }): boolean =>
  context.criteria !== undefined && missingStrands(context).length === 0;

/** Submitting starts the clock. The criteria must be recorded; a strand may still be on its way. */
const submits = {
  referralSubmitted: {
    target: "deciding",
    actions: [
      movesOn<"referralSubmitted">(({ now, intendedArrivalOn }) => ({
        submission: { at: now, ...(intendedArrivalOn !== undefined && { earliestArrivalOn: intendedArrivalOn }) },
      })),
      send(referralSubmitted("clinicalLead")),
      send(referralSubmitted("operationalLead")),
    ],
  },
  intendedArrivalChanged: {
    actions: records<"intendedArrivalChanged">((_context, { arrivalOn }) => ({ intendedArrivalOn: arrivalOn })),
  },
};

const isAbsent = ({ context }: { readonly context: PipeContext }): boolean => context.absence !== undefined;

const holds = (task: "holdJointDiscussion" | "holdJointDiscussionInCover") => ({
  entry: openTaskWith((context) => ({
    task,
    due: jointDiscussionDueAt(context),
    reason: "One decider accepts and the other refuses",
  })),
  exit: closeTask(task),
});

/** The deciders differ: they talk, within two working days. Nobody is admitted meanwhile. */
const jointDiscussion = process.createStateConfig({
  initial: "placing",
  states: {
    placing: { always: [{ guard: isAbsent, target: "inCover" }, { target: "byManager" }] },
    byManager: {
      ...holds("holdJointDiscussion"),
      always: { guard: isAbsent, target: "inCover" },
    },
    inCover: {
      ...holds("holdJointDiscussionInCover"),
      always: { guard: ({ context }) => context.absence === undefined, target: "byManager" },
    },
  },
  on: {
    jointDiscussionHeld: {
      target: "settling",
      actions: movesOn<"jointDiscussionHeld">((context, { type: _type, clinical, operational, on, ...why }) => ({
        joint: { ...whyOf(why), choices: [clinical, operational], on, at: context.now },
      })),
    },
  },
});

/** They still differ: the divisional SPO and the health partner decide. Nobody is admitted unless both accept. */
const referredUp = process.createStateConfig({
  entry: openTaskWith((context) => ({
    task: "decideAbove",
    due: higherDecisionDueAt(context),
    reason: "The clinical lead and the operational lead still differ",
  })),
  exit: closeTask("decideAbove"),
  on: {
    higherDecisionMade: {
      target: "settling",
      actions: [
        movesOn<"higherDecisionMade">((context, { type: _type, divisionalSpo, healthPartner, ...why }) => ({
          higher: { ...whyOf(why), choices: [divisionalSpo, healthPartner], at: context.now },
        })),
        send(decidedAbove("clinicalLead")),
        send(decidedAbove("operationalLead")),
      ],
    },
  },
});

/** From a referral being put together to a decision. */
export const decision = process.createStateConfig({
  initial: "placing",
  states: {
    placing: {
      always: [
        { guard: comesTo("stillDiffer"), target: "referredUp" },
        { guard: comesTo("differ"), target: "jointDiscussion" },
        { guard: ({ context }) => context.submission !== undefined, target: "deciding" },
        { guard: isComplete, target: "ready" },
        { target: "collating" },
      ],
    },
    collating: { always: { guard: isComplete, target: "ready" }, on: submits },
    ready: {
      entry: openTask("submitReferral", "Everything a decision needs has arrived"),
      exit: closeTask("submitReferral"),
      on: submits,
    },
    deciding,
    jointDiscussion,
    referredUp,
    settling: {
      always: [
        ...settled,
        { guard: ({ context }) => context.higher !== undefined, target: "referredUp" },
        {
          target: "referredUp",
          actions: [send(higherDecisionDue("divisionalSpo")), send(higherDecisionDue("healthPartner"))],
        },
      ],
    },
  },
});
