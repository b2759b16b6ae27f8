import { endOfDay, localDateOf } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
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
  escalatesAgainAt: ({ calendar, now, policy }) =>
    endOfDay(calendar, addWorkingDays(calendar, localDateOf(calendar, now), policy.reviewDueInWorkingDays)),
};

function refusals(context: CampaignContext, event: CampaignEvent): readonly Refusal[] {
  switch (event.type) {
    case "rosterSubmitted": {
      const running = context.imports[event.importId]?.done === false;
      return running
        ? [{ code: "importRunning", field: "importId", message: "This file is being imported already" }]
        : [];
    }
    case "campaignDatesChanged":
      return [
        ...(event.lettersFrom <= event.closesOn
          ? []
          : [{ code: "datesOutOfOrder", field: "closesOn", message: "Must not be before lettersFrom" }]),
        ...(event.closesOn <= event.lateAnswersUntil
          ? []
          : [{ code: "datesOutOfOrder", field: "lateAnswersUntil", message: "Must not be before closesOn" }]),
      ];
    case "corrected": {
      const entries = Object.keys(context.datesBefore);
      if (entries.includes(String(event.entry))) return [];
      const message = `Entry ${event.entry} cannot be undone. Entries that can be: ${entries.join(", ") || "none"}. For anything else record what is right as a new event, or add a note`;
      return [{ code: "notCorrectable", field: "entry", message }];
    }
    default:
      return [];
  }
}
