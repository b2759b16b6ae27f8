import { goesOnHold, givesUpPlace, LEAVING_REASONS, safeguards } from "./leaving.ts";
import { changing } from "../shared/case-life/changing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { BbrContext } from "./context.ts";
import { onHold } from "./on-hold.ts";
import { hasJoined, isEverythingHeld, isLeftBehind, oneToOneDue } from "./progress.ts";
import { reviewed } from "./review.ts";
import { moduleBeginsAt } from "./schedule.ts";
import { goalSettingPrompt, interrupted, moveOnWarning, placeLost, reviewPrompt } from "./sending.ts";
import { goalsAreSet, oneToOneIsHeld } from "./sessions.ts";
import { attendToConcerns, becoming, process, send, type Received } from "./vocabulary.ts";

/** The course of the programme, from the place to the review. Source: processes.md section 3, Path. */

/** Everything is entered again, so that no reminder of the group that was left stays armed; a hold that is known leads to `onHold`. */
const onHoldWithoutReminders = "#bbrProgramme.underway";

/** Somebody decides that the person leaves the group for now. */
const mayBePutOnHold = process.createStateConfig({
  on: {
    putOnHold: {
      target: onHoldWithoutReminders,
      actions: [
        changing<BbrContext, Received<"putOnHold">>((context, { reason }) => ({
          hold: { from: today(context), reason },
        })),
        givesUpPlace((event) => (event.type === "putOnHold" ? (event as Received<"putOnHold">).reason : "other")),
        safeguards("Put on hold"),
        {
          type: "send",
          params: ({ context, event }) => interrupted(LEAVING_REASONS[event.reason] ?? event.reason)(context),
        },
      ],
    },
  },
}).on;

/** The group comes to its next module while a catch-up or the one-to-one of this one is open. */
const movingOn = {
  moveOnWarning: { actions: send(moveOnWarning) },
  groupMovesOn: { target: onHoldWithoutReminders, actions: goesOnHold("groupMovedOn") },
};

/** Where the person is by what is known: after a session, a correction, or a date that moved. */
const deciding = process.createStateConfig({
  always: [
    {
      guard: ({ context }) => isEverythingHeld(context),
      target: "postProgrammeReview",
      actions: [givesUpPlace(() => "sessionsCompleted"), becoming(() => ({ hold: undefined }))],
    },
    { guard: ({ context }) => context.hold !== undefined, target: "onHold" },
    { guard: ({ context }) => context.goalSetting === undefined, target: "placed" },
    {
      guard: ({ context }) => isLeftBehind(context),
      target: onHoldWithoutReminders,
      actions: goesOnHold("groupMovedOn"),
    },
    {
      guard: ({ context }) => !hasJoined(context) && (moduleBeginsAt(context) ?? Infinity) > context.now,
      target: "preProgramme",
    },
    { guard: ({ context }) => oneToOneDue(context) !== undefined, target: "oneToOne" },
    { target: "inModule" },
  ],
});

/** There is a place; goals are to be set at least three weeks before the first session, or it is given up. */
const placed = process.createStateConfig({
  entry: attendToConcerns,
  after: {
    goalSettingPrompt: { actions: send(goalSettingPrompt) },
    goalSettingTooLate: {
      target: "#bbrProgramme.awaitingPlace",
      actions: [
        givesUpPlace(() => "goalsNotSetInTime"),
        send(placeLost("goals were not set three weeks before the first session")),
      ],
    },
  },
  on: { goalSettingHeld: { target: "deciding", actions: goalsAreSet }, ...mayBePutOnHold },
});

/** Goals are set; the group's next module has not begun. */
const preProgramme = process.createStateConfig({
  entry: attendToConcerns,
  after: { moduleBegins: { target: "deciding" } },
  on: { oneToOneHeld: { target: "deciding", actions: oneToOneIsHeld }, ...mayBePutOnHold },
});

/** Foundation first, then the others: six sessions each, what was missed caught up. */
const inModule = process.createStateConfig({
  entry: attendToConcerns,
  after: movingOn,
  on: mayBePutOnHold,
});

/** The module is complete; the next cannot start before this. */
const oneToOne = process.createStateConfig({
  entry: attendToConcerns,
  after: movingOn,
  on: { oneToOneHeld: { target: "deciding", actions: oneToOneIsHeld }, ...mayBePutOnHold },
});

/** Beside the 24 + 5, with the offender manager, at least six weeks after the last session. */
const postProgrammeReview = process.createStateConfig({
  entry: attendToConcerns,
  after: { reviewPrompt: { actions: send(reviewPrompt) } },
  on: { reviewHeld: { target: "#bbrProgramme.completed", actions: reviewed } },
});

export const course = process.createStateConfig({
  initial: "deciding",
  states: { deciding, placed, preProgramme, inModule, oneToOne, onHold, postProgrammeReview },
});
