import { optInCampaignDefinition } from "./opt-in-campaign/definition.ts";
import { optInLetterDefinition } from "./opt-in-letter/definition.ts";
import type { ProcessDefinition } from "./shared/process-definition.ts";

/** Every process as the interpreter runs it: what goes into the workflow bundle. */
export const definitions = {
  optInLetter: optInLetterDefinition,
  optInCampaign: optInCampaignDefinition,
} as const satisfies Record<string, ProcessDefinition>;
