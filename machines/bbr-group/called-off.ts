import { changing } from "../shared/case-life/changing.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { groupGivenUp } from "./places.ts";
import { sessionEnds } from "./registers-kept.ts";
import { nothingToDecide } from "./small-group.ts";
import { tell } from "./telling-cases.ts";
import { process } from "./vocabulary.ts";

/** The group is not held, or not to its end. A session that is going on is over; its register is still due. */
export const calledOff = process.createStateConfig({
  on: {
    groupCancelled: {
      target: "#bbrGroup.arriving",
      actions: [
        ...sessionEnds,
        changing<GroupContext, Extract<GroupEvent, { type: "groupCancelled" }>>(groupGivenUp),
        ...nothingToDecide,
        tell,
      ],
    },
  },
}).on;
