import { sharedRefusals } from "../shared/case-life/at-any-time-refusals.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { EmTagContext } from "./context.ts";
import type { EmTagEvent } from "./contract.ts";
import { beforeReleaseRefusals } from "./before-release-refusals.ts";
import { onLicenceRefusals } from "./on-licence-refusals.ts";

/** Why the data of an event is not acceptable although the state allows the event. Pure. */
export function refusals(context: EmTagContext, event: EmTagEvent): readonly Refusal[] {
  return [
    ...sharedRefusals(context, event),
    ...beforeReleaseRefusals(context, event),
    ...onLicenceRefusals(context, event),
  ];
}
