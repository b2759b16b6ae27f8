import { assign } from "xstate";
import { changing } from "../shared/case-life/changing.ts";
import type { TellMembers } from "../shared/effects.ts";
import {
  broadcastBegun,
  broadcastQueued,
  datesMoved,
  datesPutBack,
  nextBroadcast,
  onlyDates,
  pageToldTo,
  qaEventKept,
} from "./changes.ts";
import type { CampaignContext } from "./context.ts";
import { process } from "./vocabulary.ts";

const page = ({ broadcasts }: CampaignContext, key: string): TellMembers => {
  const { event = "", body = {} } = broadcasts[key] ?? {};
  return { event, body, key };
};

/** The first page of the broadcast whose turn it is, if it is anyone's. */
export const tellNext = process.enqueueActions(({ context, enqueue }) => {
  const key = nextBroadcast(context);
  if (key === undefined) return;
  enqueue.assign(({ context: known }) => broadcastBegun(known, key));
  enqueue({ type: "tellMembers", params: page(context, key) });
});

const DATES = "campaignDatesChanged";

/** What goes to every letter while the campaign runs. */
export const broadcasts = process.createStateConfig({
  on: {
    newsPublished: {
      actions: [
        assign(({ context, event: { headline, news } }) =>
          broadcastQueued(context, "newsPublished", { headline, news }),
        ),
        tellNext,
      ],
    },
    qaEventScheduled: {
      actions: [
        changing(qaEventKept),
        assign(({ context, event: { type, ...body } }) => broadcastQueued(context, type, body)),
        tellNext,
      ],
    },
    campaignDatesChanged: {
      target: "#optInCampaign.running",
      reenter: true,
      actions: [
        changing(datesMoved),
        assign(({ context, event }) => broadcastQueued(context, DATES, { ...onlyDates(event) })),
        tellNext,
      ],
    },
    corrected: {
      target: "#optInCampaign.running",
      reenter: true,
      actions: [
        changing(datesPutBack),
        assign(({ context }) => broadcastQueued(context, DATES, { ...onlyDates(context.terms) })),
        tellNext,
      ],
    },
  },
}).on;

/** A broadcast goes on page by page, whatever state the campaign is in meanwhile; then the next one has its turn. */
export const pagesOfBroadcasts = process.createStateConfig({
  on: {
    pageTold: [
      {
        guard: ({ event }) => event.after !== undefined,
        actions: [
          changing(pageToldTo),
          {
            type: "tellMembers",
            params: ({ context, event: { key, after } }) => ({
              ...page(context, key),
              ...(after !== undefined && { after }),
            }),
          },
        ],
      },
      { actions: [changing(pageToldTo), tellNext] },
    ],
  },
}).on;
