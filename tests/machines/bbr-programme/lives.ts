import type { CaseByHand } from "../support/case-by-hand.ts";
import { enforced, held } from "./interrupted.ts";
import {
  allSessions,
  asking,
  attends,
  completed,
  completes,
  confirmation,
  FACILITATOR,
  moduleFrom,
  OTHER_GROUP,
  participant,
  placed,
  prepared,
  SESSIONS,
  waiting,
  WHY,
} from "./participant.ts";

const lastModule = (): CaseByHand => {
  const daniel = prepared();
  for (const module of ["foundation", "moduleB", "moduleC"] as const) completes(daniel, module);
  return daniel;
};

const LICENCE = { referral: { order: "licence" } };

/** Foundation is attended but for its one-to-one, and the group has moved on. */
const withoutOneToOne = (): CaseByHand => {
  const daniel = prepared();
  for (const { id } of SESSIONS.slice(0, 6)) attends(daniel, id);
  return daniel.pass("2027-03-02 18:02");
};

/** Where a life may begin: what takes too many steps to reach is begun from. */
export const begins: Readonly<Record<string, () => CaseByHand>> = {
  proposed: () => participant("2026-11-23 10:00", { referral: { stage: "proposed" } }),
  "proposed, with a barrier": () =>
    participant("2026-11-23 10:00", { referral: { stage: "proposed" }, barriers: ["Works nights."] }),
  "proposed, not yet of age": () =>
    participant("2026-11-23 10:00", { referral: { stage: "proposed" }, person: { dateOfBirth: "2009-11-01" } }),
  referred: () => participant(),
  "with a barrier": () => participant("2026-11-23 10:00", { barriers: ["Works nights."] }),
  waiting: () => waiting({ referral: { endsOn: "2027-09-30" } }),
  "waiting, on licence": () => waiting({ referral: { order: "licence" } }),
  "waiting, on a suspended sentence": () => waiting({ referral: { order: "suspendedSentence" } }),
  placed: () => placed(),
  "placed, on licence, without a number": () =>
    placed({ referral: { order: "licence" }, person: { safeNumber: undefined } }),
  prepared: () => prepared({ referral: { order: "pss" } }),
  "after Foundation": () => completes(prepared(), "foundation"),
  "before the last one-to-ones": () => {
    const daniel = lastModule();
    for (const { id } of SESSIONS.slice(18, 23)) attends(daniel, id);
    return daniel;
  },
  "with a catch-up left": () => {
    const daniel = lastModule();
    for (const { id } of SESSIONS.slice(18, 23)) attends(daniel, id);
    attends(daniel, "moduleD-6", "acceptableAbsence");
    return daniel;
  },
  "with a barrier, on licence": () => participant("2026-11-23 10:00", { ...LICENCE, barriers: ["Works nights."] }),
  "referred, on licence": () => participant("2026-11-23 10:00", LICENCE),
  "assessed, on licence": () => {
    const daniel = participant("2026-11-23 10:00", LICENCE);
    daniel.send("2026-11-24 10:00", "assessmentBegun");
    return daniel;
  },
  ...Object.fromEntries(
    [{}, LICENCE].flatMap((order, index) =>
      ["notReady", "deprioritise"].map((decision) => [
        `${decision} ${index}`,
        () => {
          const daniel = waiting(order);
          daniel.send("2026-12-01 10:00", "waitingReviewed", { decision, ...WHY });
          return daniel;
        },
      ]),
    ),
  ),
  asking: () => asking(),
  "asking, on licence": () => asking(LICENCE),
  "delivered one-to-one": () => {
    const daniel = waiting();
    daniel.send("2026-12-01 10:00", "oneToOneDeliveryAgreed", { reason: "No group.", facilitator: FACILITATOR });
    daniel.send("2026-12-02 10:00", "goalSettingHeld", { on: "2026-12-02", goals: ["A goal."] });
    return daniel;
  },
  "after a missed session": () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "unacceptableAbsence");
    return daniel;
  },
  "on hold without a one-to-one": withoutOneToOne,
  "placed again without a one-to-one": () => {
    const daniel = withoutOneToOne();
    daniel.send("2027-03-11 10:00", "placeRequested", { groupCaseId: OTHER_GROUP });
    daniel.send("2027-03-11 10:01", "placeConfirmed", confirmation(moduleFrom("moduleB", "2027-04-06"), OTHER_GROUP));
    return daniel;
  },
  "assessed again with a catch-up left": () => {
    const daniel = lastModule();
    for (const { id } of SESSIONS.slice(18, 23)) attends(daniel, id);
    attends(daniel, "moduleD-6", "acceptableAbsence");
    daniel.send("2027-07-14 10:00", "returnedToCourt", { on: "2027-07-14", ...WHY });
    daniel.send("2027-07-15 10:00", "courtDecided", { decision: "deferred", ...WHY });
    daniel.send("2027-07-16 10:00", "deferralEnded", WHY);
    return daniel;
  },
  "on hold": held,
  "in recall": () => {
    const daniel = prepared({ referral: { order: "licence" } });
    enforced(daniel, "foundation-1", "recallStarted", "2027-01-13");
    return daniel;
  },
  "in breach": () => {
    const daniel = prepared();
    enforced(daniel, "foundation-1", "breachStarted", "2027-01-13");
    return daniel;
  },
  "before the review": () => allSessions(),
  completed: () => completed(),
};
