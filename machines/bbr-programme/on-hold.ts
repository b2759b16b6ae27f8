import { settled } from "../shared/case-life/corrections.ts";
import { tellsConflicts } from "./conflicts.ts";
import type { BbrContext } from "./context.ts";
import { asksForPlace, isAnswer, isRefusal, noted, placeIsRefused, placeIsTaken } from "./places.ts";
import { assessedAgain, placeFound } from "./sending.ts";
import { oneToOneIsHeld } from "./sessions.ts";
import { attendToConcerns, becoming, process, send } from "./vocabulary.ts";
import { oneToOneDelivery } from "./waiting.ts";

/**
 * On hold to join another group within twelve weeks; completed modules are kept, and what is open can still be held.
 * Day 84 without a place: assessed again. Source: processes.md section 3, Interruptions.
 */
export const onHold = process.createStateConfig({
  entry: attendToConcerns,
  initial: "deciding",
  after: {
    holdEnds: {
      target: "#bbrProgramme.assessing",
      actions: [
        send(assessedAgain("owner")),
        send(assessedAgain("programmeTeam")),
        becoming(() => settled<BbrContext>({ hold: undefined, assessment: undefined, asking: undefined })),
      ],
    },
  },
  on: {
    oneToOneHeld: { target: "#bbrProgramme.underway.course.deciding", actions: oneToOneIsHeld },
  },
  states: {
    deciding: {
      always: [{ guard: ({ context }) => context.asking !== undefined, target: "placing" }, { target: "waiting" }],
    },
    waiting: {
      on: { placeRequested: { target: "placing", actions: asksForPlace }, ...oneToOneDelivery },
    },
    placing: {
      on: {
        caseTold: [
          { guard: isRefusal, target: "waiting", actions: placeIsRefused },
          { guard: isAnswer, actions: noted },
        ],
        placeConfirmed: {
          target: "#bbrProgramme.underway.course.deciding",
          actions: [placeIsTaken, tellsConflicts, send(placeFound)],
        },
      },
    },
  },
});
