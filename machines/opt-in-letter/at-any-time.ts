import {
  roleReassigned,
  informThoseInvolved,
  notesAndMessages,
  thoseInvolvedInformed,
} from "../shared/case-life/at-any-time.ts";
import { changing } from "../shared/case-life/changing.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import {
  campaignMoved,
  contactGiven,
  deathKept,
  leaverMessageKept,
  qaEventKept,
  questionClosed,
  questionKept,
} from "./changes.ts";
import type { OptInContext } from "./context.ts";
import { corrected, isEntry } from "./corrections.ts";
import { questionAnsweredMessage } from "./sending.ts";
import { closeTask, process } from "./vocabulary.ts";

/** What may happen in any state of a case, also after its outcome. Source: processes.md, Shared by all. */
export const atAnyTime = process.createStateConfig({
  on: {
    ...notesAndMessages<OptInContext>(),
    thoseInvolvedInformed,
    ownerReassigned: roleReassigned,
    contactDetailsChanged: {
      actions: [changing(contactGiven), closeTask("findAddress"), closeTask("takeCareOfMessage", "person")],
    },
    leavingReported: [
      {
        guard: ({ event }) => event.contact !== undefined,
        actions: [changing(leaverMessageKept), closeTask("findAddress")],
      },
      { actions: changing(leaverMessageKept) },
    ],
    campaignDatesChanged: { actions: changing(campaignMoved) },
    qaEventScheduled: { actions: changing(qaEventKept) },
    questionAsked: {
      actions: [
        changing(questionKept),
        {
          type: "openTask",
          params: ({ context }) => ({
            task: "answerQuestion",
            key: String(context.sequence),
            reason: `Entry ${context.sequence} on the timeline holds the question`,
            due: inWorkingDays(context, context.policy.questionDueInWorkingDays),
          }),
        },
      ],
    },
    questionAnswered: {
      actions: [
        {
          type: "send",
          params: ({ context, event }) => questionAnsweredMessage(context, event.question, event.answer),
        },
        changing(questionClosed),
        { type: "closeTask", params: ({ event }) => ({ task: "answerQuestion", key: String(event.question) }) },
      ],
    },
    corrected: [
      {
        guard: ({ context, event }) => isEntry(context, event.entry, "personDied"),
        actions: [changing(corrected), closeTask("informThoseInvolved")],
      },
      {
        actions: [
          changing(corrected),
          { type: "closeTask", params: ({ event }) => ({ task: "answerQuestion", key: String(event.entry) }) },
        ],
      },
    ],
    // Every message to them stops, and with it every task that was there to write to them.
    personDied: {
      actions: [changing(deathKept), ...informThoseInvolved<OptInContext>(), closeTask("answerQuestion")],
    },
  },
}).on;
