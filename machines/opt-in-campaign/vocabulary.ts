import { setup } from "xstate";
import { endOfDay } from "../shared/calendar/london.ts";
import type { CloseTask, OpenTask, StartMembers, TellMembers } from "../shared/effects.ts";
import type { CampaignContext, MachineInput } from "./context.ts";
import type { CampaignEvent } from "./contract.ts";
import type { PageStarted, PageTold } from "./pages.ts";

/** The vocabulary the states are written in: events, effects, guards and deadlines. */
export const process = setup({
  types: {} as {
    context: CampaignContext;
    events: CampaignEvent | PageStarted | PageTold;
    input: MachineInput;
    tags: "outcome";
  },
  actions: {
    startMembers: (_, _page: StartMembers) => {},
    tellMembers: (_, _page: TellMembers) => {},
    openTask: (_, _task: OpenTask) => {},
    closeTask: (_, _task: CloseTask) => {},
  },
  guards: {
    campaignHasClosed: ({ context: { calendar, terms, now } }) => endOfDay(calendar, terms.closesOn) <= now,
  },
  delays: {
    campaignCloses: ({ context: { calendar, terms, now } }) => endOfDay(calendar, terms.closesOn) - now,
    lateAnswersClose: ({ context: { calendar, terms, now } }) => endOfDay(calendar, terms.lateAnswersUntil) - now,
  },
});
