/** The front door of the workflow bundle: one workflow per process. */
export { bbrGroup } from "./bbr-group.ts";
export { bbrProgramme } from "./bbr-programme.ts";
export { optInCampaign } from "./opt-in-campaign.ts";
export { optInLetter } from "./opt-in-letter.ts";
export { emTag } from "./em-tag.ts";
export { pipePlacement } from "./pipe-placement.ts";
