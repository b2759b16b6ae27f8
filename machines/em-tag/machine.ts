import { whenever } from "./at-any-time.ts";
import { beginning } from "./context.ts";
import { onLicence } from "./on-licence.ts";
import { cancelledBeforeRelease, completed, endedEarly, ineligible, withdrawn } from "./outcomes.ts";
import { preparing } from "./preparing.ts";
import { recalled } from "./recalled.ts";
import { removing } from "./removing.ts";
import { validating } from "./validating.ts";
import { belongs, process } from "./vocabulary.ts";

/**
 * The electronic tag of the acquisitive-crime cohort, from the planned release to the last piece of equipment back.
 * Source: processes.md section 2. The states stand in the order in which a case usually meets them. Events change what
 * is known; where the case stands follows from it (`place.ts`), so that every state leaves as soon as it does not fit.
 */
export const emTagMachine = process.createMachine({
  id: "emTag",
  context: ({ input }) => beginning(input),
  initial: "arriving",
  on: whenever,
  states: {
    arriving: {
      always: [
        { guard: belongs("validating"), target: "validating" },
        { guard: belongs("preparing"), target: "preparing" },
        { guard: belongs("onLicence"), target: "onLicence" },
        { guard: belongs("recalled"), target: "recalled" },
        { guard: belongs("removing"), target: "removing" },
        { guard: belongs("completed"), target: "completed" },
        { guard: belongs("endedEarly"), target: "endedEarly" },
        { guard: belongs("ineligible"), target: "ineligible" },
        { guard: belongs("cancelledBeforeRelease"), target: "cancelledBeforeRelease" },
        { target: "withdrawn" },
      ],
    },
    validating,
    preparing,
    onLicence,
    recalled,
    removing,
    completed,
    endedEarly,
    ineligible,
    cancelledBeforeRelease,
    withdrawn,
  },
});
