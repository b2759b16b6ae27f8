import { optInCampaign } from "../../../machines/opt-in-campaign/contract.ts";
import { optInCampaignDefinition } from "../../../machines/opt-in-campaign/definition.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { CaseByHand, type LondonTime, type Process } from "./case-by-hand.ts";
import { DATES } from "./opt-in-letter.ts";

export const CAMPAIGN: Process = {
  definition: optInCampaignDefinition as unknown as ProcessDefinition,
  contract: optInCampaign,
};

export const FILE = "0123456789abcdef0123456789abcdef";
export const OTHER_FILE = "fedcba9876543210fedcba9876543210";

/** A campaign prepared on a London date: letters on 11 January 2027, close on the 31st, late answers to 28 February. */
export function campaignCase(at: LondonTime = "2026-12-01 10:00", dates: Partial<typeof DATES> = {}): CaseByHand {
  return CaseByHand.started(CAMPAIGN, at, {
    name: "Harmonisation 2027",
    ...DATES,
    ...dates,
    letterVersion: "2027-01",
    updateEveryDays: 14,
    qaEvents: [],
  });
}

/** A file of 40 rows was submitted on 2 December and imported in one page. */
export function runningCampaign(): CaseByHand {
  const campaign = campaignCase();
  campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 40 });
  campaign.answer("2026-12-02 10:01", { type: "pageStarted", importId: FILE, started: 40, already: 0, refused: 0 });
  return campaign;
}
