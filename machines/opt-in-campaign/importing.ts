import { assign } from "xstate";
import { endOfDay, localDateOf } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
import type { StartMembers } from "../shared/effects.ts";
import { tellNext } from "./broadcasting.ts";
import { broadcastsRepeated, importBegun, pageImported } from "./changes.ts";
import type { CampaignContext } from "./context.ts";
import { process } from "./vocabulary.ts";

/** One page of an import; every letter is told the terms as they stand now. */
const startPage = (importId: string, fromLine: number, { terms }: CampaignContext): StartMembers => ({
  process: "optInLetter",
  importId,
  fromLine,
  shared: { campaign: terms },
});

/** A stored file: its first page is started. */
export const importFile = [
  process.assign(({ context, event }) =>
    event.type === "rosterSubmitted" ? importBegun(context, event.importId, event.lines) : {},
  ),
  {
    type: "startMembers",
    params: ({
      context,
      event,
    }: {
      readonly context: CampaignContext;
      readonly event: { readonly importId: string };
    }) => startPage(event.importId, 1, context),
  },
] as const;

/** After the last page: whoever was started meanwhile hears what everyone was told meanwhile. */
const catchUp = [
  process.assign(({ context, event }) =>
    event.type === "pageStarted" ? broadcastsRepeated(context, event.importId) : {},
  ),
  tellNext,
];

/** A file goes on page by page, whatever state the campaign is in meanwhile. */
export const pagesOfFiles = process.createStateConfig({
  on: {
    pageStarted: [
      {
        guard: ({ event }) => event.nextLine !== undefined,
        actions: [
          assign(({ context, event }) => pageImported(context, event)),
          {
            type: "startMembers",
            params: ({ context, event }) => startPage(event.importId, event.nextLine ?? 1, context),
          },
        ],
      },
      {
        guard: ({ context, event }) => (context.imports[event.importId]?.refused ?? 0) + event.refused > 0,
        actions: [
          assign(({ context, event }) => pageImported(context, event)),
          {
            type: "openTask",
            params: ({ context: { calendar, imports, now, policy }, event }) => ({
              task: "reviewRefusedRows",
              key: event.importId,
              reason: `${imports[event.importId]?.refused ?? 0} rows of file ${event.importId} were refused`,
              due: endOfDay(
                calendar,
                addWorkingDays(calendar, localDateOf(calendar, now), policy.reviewDueInWorkingDays),
              ),
            }),
          },
          ...catchUp,
        ],
      },
      { actions: [assign(({ context, event }) => pageImported(context, event)), ...catchUp] },
    ],
  },
}).on;
