import { assign } from "xstate";
import {
  campaignMoved,
  contactGiven,
  deathKept,
  leaverMessageKept,
  qaEventKept,
  questionClosed,
  questionKept,
} from "./changes.ts";
import { corrected, isEntry } from "./corrections.ts";
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
        assign(({ context, event }) => contactGiven(context, event)),
        closeTask("findAddress"),
        closeTask("takeCareOfMessage", "person"),
      ],
    },
    leavingReported: [
      {
        guard: ({ event }) => event.contact !== undefined,
        actions: [assign(({ context, event }) => leaverMessageKept(context, event)), closeTask("findAddress")],
      },
      { actions: assign(({ context, event }) => leaverMessageKept(context, event)) },
    ],
    campaignDatesChanged: { actions: assign(({ context, event }) => campaignMoved(context, event)) },
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
        {
          type: "send",
          params: ({ context, event }) => questionAnsweredMessage(context, event.question, event.answer),
        },
        assign(({ context, event }) => questionClosed(context, event.question)),
        { type: "closeTask", params: ({ event }) => ({ task: "answerQuestion", key: String(event.question) }) },
      ],
    },
    messageFailed: [
      // Whoever looks after the estate is told by those who inform the people involved.
      { guard: ({ context, event }) => context.died && event.to === "person", actions: assign({}) },
      {
        actions: {
          type: "openTask",
          params: ({ context, event }) => ({
            task: "takeCareOfMessage",
            key: event.to,
            reason: `"${event.template}" to ${event.to}: ${event.reason}`,
            due: inWorkingDays(context, context.policy.taskDueInWorkingDays),
          }),
        },
      },
    ],
    messageTakenCareOf: [
      {
        guard: ({ event }) => event.recipient === "person",
        actions: [closeTask("takeCareOfMessage", "person"), closeTask("findAddress")],
      },
      { actions: { type: "closeTask", params: ({ event }) => ({ task: "takeCareOfMessage", key: event.recipient }) } },
    ],
    corrected: [
      {
        guard: ({ context, event }) => isEntry(context, event.entry, "personDied"),
        actions: [assign(({ context, event }) => corrected(context, event)), closeTask("informThoseInvolved")],
      },
      {
        actions: [
          assign(({ context, event }) => corrected(context, event)),
          { type: "closeTask", params: ({ event }) => ({ task: "answerQuestion", key: String(event.entry) }) },
        ],
      },
    ],
    // Every message to them stops, and with it every task that was there to write to them.
    personDied: {
      actions: [
        assign(({ context }) => deathKept(context)),
        openTask("informThoseInvolved", "The person has died", "taskDueInWorkingDays"),
        closeTask("findAddress"),
        closeTask("answerQuestion"),
        closeTask("takeCareOfMessage", "person"),
      ],
    },
    thoseInvolvedInformed: { actions: closeTask("informThoseInvolved") },
  },
}).on;
