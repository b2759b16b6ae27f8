import { setup } from "xstate";
import { endOfDay } from "../shared/calendar/london.ts";
import { until } from "../shared/case-life/delays.ts";
import { effectActions, effectsOf } from "../shared/case-life/effects-of.ts";
import type { StartMembers, TellMembers } from "../shared/effects.ts";
import type { Instant } from "../shared/time.ts";
import type { CampaignContext, MachineInput } from "./context.ts";
import type { CampaignEvent } from "./contract.ts";
import type { PageStarted, PageTold } from "./pages.ts";
import type { words } from "./words.ts";

const closesAt = ({ calendar, terms }: CampaignContext): Instant => endOfDay(calendar, terms.closesOn);

/** The vocabulary the states are written in: events, effects, guards and deadlines. */
export const process = setup({
  types: {} as {
    context: CampaignContext;
    events: CampaignEvent | PageStarted | PageTold;
    input: MachineInput;
    tags: "outcome";
  },
  actions: {
    ...effectActions,
    startMembers: (_, _page: StartMembers) => {},
    tellMembers: (_, _page: TellMembers) => {},
  },
  guards: {
    campaignHasClosed: ({ context }) => closesAt(context) <= context.now,
  },
  delays: {
    campaignCloses: until(closesAt),
    lateAnswersClose: until<CampaignContext>(({ calendar, terms }) => endOfDay(calendar, terms.lateAnswersUntil)),
  },
});

export const { closeTask } = effectsOf<CampaignContext, keyof typeof words.tasks>();
