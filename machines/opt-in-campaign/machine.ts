import { noteAdded, roleReassigned } from "../shared/case-life/at-any-time.ts";
import { changing } from "../shared/case-life/changing.ts";
import { broadcasts, pagesOfBroadcasts } from "./broadcasting.ts";
import { datesMoved, datesPutBack, qaEventKept } from "./changes.ts";
import { beginning } from "./context.ts";
import { importFile, pagesOfFiles } from "./importing.ts";
import { closeTask, process } from "./vocabulary.ts";

/** A campaign: people are imported, told what they must know, and the window closes. Source: processes.md section 1. */
export const campaignMachine = process.createMachine({
  id: "optInCampaign",
  context: ({ input }) => beginning(input),
  initial: "preparing",
  on: {
    ...pagesOfFiles,
    ...pagesOfBroadcasts,
    noteAdded,
    ownerReassigned: roleReassigned,
    refusedRowsReviewed: { actions: closeTask("reviewRefusedRows") },
  },
  states: {
    preparing: {
      on: {
        rosterSubmitted: { target: "running", actions: importFile },
        campaignDatesChanged: {
          target: "preparing",
          reenter: true,
          actions: changing(datesMoved),
        },
        qaEventScheduled: { actions: changing(qaEventKept) },
        corrected: {
          target: "preparing",
          reenter: true,
          actions: changing(datesPutBack),
        },
        withdrawn: { target: "withdrawn" },
      },
      after: { campaignCloses: { target: "closed" } },
    },
    running: {
      always: { guard: "campaignHasClosed", target: "closed" },
      on: { ...broadcasts, rosterSubmitted: { actions: importFile } },
      after: { campaignCloses: { target: "closed" } },
    },
    // Somebody traced late may still be imported: they get their own three weeks. New dates can open the window again.
    closed: {
      on: { ...broadcasts, rosterSubmitted: { actions: importFile } },
      after: { lateAnswersClose: { target: "finished" } },
    },
    finished: { tags: ["outcome"] },
    withdrawn: { tags: ["outcome"] },
  },
});
