import { dateRefusals } from "../opt-in-letter/refusals.ts";
import { notAmong } from "../shared/case-life/corrections.ts";
import { unless } from "../shared/case-life/refusing.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import type { ProcessDefinition, Refusal } from "../shared/process-definition.ts";
import { staysUntil } from "../shared/stays-until.ts";
import type { CampaignContext } from "./context.ts";
import type { CampaignEvent, events } from "./contract.ts";
import { campaignMachine } from "./machine.ts";
import { escalation, words } from "./words.ts";

const INTERNAL = ["pageStarted", "pageTold", "calendarRenewed"];

/** The campaign as the interpreter runs it. */
export const optInCampaignDefinition: ProcessDefinition<CampaignContext, CampaignEvent> = {
  process: "optInCampaign",
  version: 1,
  machine: campaignMachine,
  events: Object.keys(words.events).filter((name): name is keyof typeof events => !INTERNAL.includes(name)),
  words,
  escalation,
  refusals,
  address: () => ({ none: "mustNotBeSent" }),
  staysUntil: ({ calendar, policy }, outcomeAt) => staysUntil(calendar, outcomeAt, policy.staysDays),
  outcome: (_context, [path = ""]) => path,
  owner: ({ owner }) => owner,
  facts: ({ name, terms, imports, broadcasts, policy }) => ({
    name,
    ...terms,
    imports,
    broadcasts,
    policyFrom: { settings: policy.validFrom },
  }),
  escalatesAgainAt: (context) => inWorkingDays(context, context.policy.reviewDueInWorkingDays),
};

function refusals(context: CampaignContext, event: CampaignEvent): readonly Refusal[] {
  switch (event.type) {
    case "rosterSubmitted": {
      const running = context.imports[event.importId]?.done === false;
      return unless(!running, "importRunning", "This file is being imported already", "importId");
    }
    case "campaignDatesChanged":
      return dateRefusals(event);
    case "corrected":
      return notAmong(Object.keys(context.datesBefore).map(Number), event.entry);
    default:
      return [];
  }
}
