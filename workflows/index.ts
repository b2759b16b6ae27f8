import type * as bbrGroupModule from "./bbr-group.ts";
import type * as bbrProgrammeModule from "./bbr-programme.ts";
import type * as optInCampaignModule from "./opt-in-campaign.ts";
import type * as optInLetterModule from "./opt-in-letter.ts";
import type * as emTagModule from "./em-tag.ts";
import type * as pipePlacementModule from "./pipe-placement.ts";
import type { CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

type CaseWorkflow = (argument: CaseArgument) => Promise<CaseEnd>;

/**
 * The front door of the workflow bundle: one workflow per process. Temporal evaluates the bundle anew for every case; by
 * `require`, which the bundler resolves, a case evaluates the machine of its own process only. Measured: evaluating all of
 * them was two fifths of what the start of a letter cost.
 */
export const bbrGroup: CaseWorkflow = (argument) =>
  (require("./bbr-group.ts") as typeof bbrGroupModule).bbrGroup(argument);

export const bbrProgramme: CaseWorkflow = (argument) =>
  (require("./bbr-programme.ts") as typeof bbrProgrammeModule).bbrProgramme(argument);

export const optInCampaign: CaseWorkflow = (argument) =>
  (require("./opt-in-campaign.ts") as typeof optInCampaignModule).optInCampaign(argument);

export const optInLetter: CaseWorkflow = (argument) =>
  (require("./opt-in-letter.ts") as typeof optInLetterModule).optInLetter(argument);

export const emTag: CaseWorkflow = (argument) => (require("./em-tag.ts") as typeof emTagModule).emTag(argument);

export const pipePlacement: CaseWorkflow = (argument) =>
  (require("./pipe-placement.ts") as typeof pipePlacementModule).pipePlacement(argument);
