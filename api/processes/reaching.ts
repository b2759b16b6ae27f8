import type { EventRequest } from "../../cases/send-event.ts";
import { mayKnowOf } from "../../records/queries/viewer.ts";
import type { Principal } from "../auth/principal.ts";
import { regionAndStaffOf } from "../auth/viewer-of.ts";

/** Which cases somebody's events reach: those they may know of. */
export function reaching(principal: Principal): Required<EventRequest>["reaches"] {
  const viewer = regionAndStaffOf(principal);
  return (found) => mayKnowOf(viewer, found);
}
