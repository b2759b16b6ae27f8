import { changing } from "../shared/case-life/changing.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
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
  changing(importBegun),
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
const catchUp = [changing(broadcastsRepeated), tellNext];

/** A file goes on page by page, whatever state the campaign is in meanwhile. */
export const pagesOfFiles = process.createStateConfig({
  on: {
    pageStarted: [
      {
        guard: ({ event }) => event.nextLine !== undefined,
        actions: [
          changing(pageImported),
          {
            type: "startMembers",
            params: ({ context, event }) => startPage(event.importId, event.nextLine ?? 1, context),
          },
        ],
      },
      {
        guard: ({ context, event }) => (context.imports[event.importId]?.refused ?? 0) + event.refused > 0,
        actions: [
          changing(pageImported),
          {
            type: "openTask",
            params: ({ context, event }) => ({
              task: "reviewRefusedRows",
              key: event.importId,
              reason: `${context.imports[event.importId]?.refused ?? 0} rows of file ${event.importId} were refused`,
              due: inWorkingDays(context, context.policy.reviewDueInWorkingDays),
            }),
          },
          ...catchUp,
        ],
      },
      { actions: [changing(pageImported), ...catchUp] },
    ],
  },
}).on;
