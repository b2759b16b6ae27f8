/** The front door of the workflow bundle: one workflow per process. */
export { optInCampaign } from "./opt-in-campaign.ts";
export { optInLetter } from "./opt-in-letter.ts";
