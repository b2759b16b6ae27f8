import { assign } from "xstate";
import { contactKept, corrected, datesMoved, qaEventKept, questionClosed, questionKept } from "./changes.ts";
import { inWorkingDays } from "./context.ts";
import { questionAnsweredMessage } from "./sending.ts";
import { closeTask, openTask, process } from "./vocabulary.ts";

/** What may happen in any state of a case, also after its outcome. Source: processes.md, Shared by all. */
export const atAnyTime = process.createStateConfig({
  on: {
    noteAdded: { actions: assign({}) },
    ownerReassigned: {
      actions: assign(({ event: { role, name } }) => ({ owner: { role, ...(name !== undefined && { name }) } })),
    },
    contactDetailsChanged: {
      actions: [
        assign(({ context, event }) => contactKept(context, event)),
        closeTask("findAddress"),
        closeTask("takeCareOfMessage"),
      ],
    },
    campaignDatesChanged: { actions: assign(({ context, event }) => datesMoved(context, event)) },
    qaEventScheduled: { actions: assign(({ context, event }) => qaEventKept(context, event)) },
    questionAsked: {
      actions: [
        assign(({ context, event }) => questionKept(context, event)),
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
        { type: "send", params: ({ context, event }) => questionAnsweredMessage(context, event.question, event.answer) },
        assign(({ context, event }) => questionClosed(context, event.question)),
        { type: "closeTask", params: ({ event }) => ({ task: "answerQuestion", key: String(event.question) }) },
      ],
    },
    messageFailed: {
      actions: {
        type: "openTask",
        params: ({ context, event }) => ({
          task: "takeCareOfMessage",
          reason: `"${event.template}" to ${event.to}: ${event.reason}`,
          due: inWorkingDays(context, context.policy.taskDueInWorkingDays),
        }),
      },
    },
    messageTakenCareOf: { actions: [closeTask("takeCareOfMessage"), closeTask("findAddress")] },
    corrected: {
      actions: [
        assign(({ context, event }) => corrected(context, event)),
        { type: "closeTask", params: ({ event }) => ({ task: "answerQuestion", key: String(event.entry) }) },
      ],
    },
    personDied: {
      actions: [
        assign({ died: true }),
        openTask("informThoseInvolved", "The person has died", "taskDueInWorkingDays"),
        closeTask("findAddress"),
      ],
    },
    thoseInvolvedInformed: { actions: closeTask("informThoseInvolved") },
  },
}).on;
