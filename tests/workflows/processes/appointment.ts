import { assign } from "xstate";
import type { Send } from "../../../machines/shared/effects.ts";
import { beginning, DAY, HOUR, smallProcess, vocabulary, type SmallContext } from "./small-process.ts";

const message = (template: string, more: Partial<Send> = {}): Send => ({
  template,
  to: "person",
  personalisation: {},
  ...more,
});

/** Small, and with something of everything: a deadline that cuts off answers, reminders, tasks, an outcome. */
export const appointment = smallProcess(
  vocabulary({ reminder: DAY, closing: 2 * DAY }).createMachine({
    id: "appointment",
    context: beginning,
    initial: "offered",
    on: {
      noteAdded: {
        actions: assign({ seen: ({ context, event }) => [...(context.seen ?? []), String(event["note"])] }),
      },
      addressChanged: { actions: assign({ email: ({ event }) => event["email"] as string | null }) },
      questionAsked: {
        actions: {
          type: "openTask",
          params: ({ context }) => ({
            task: "answerQuestion",
            key: String(context.sequence),
            due: context.now + DAY,
            reason: "A question was asked",
          }),
        },
      },
      questionAnswered: { actions: { type: "closeTask", params: { task: "answerQuestion" } } },
      messageFailed: {
        actions: {
          type: "openTask",
          params: ({ context, event }) => ({
            task: "callPerson",
            due: context.now + DAY,
            reason: String(event["reason"]),
          }),
        },
      },
      personCalled: { actions: { type: "closeTask", params: { task: "callPerson" } } },
      corrected: { target: ".offered" },
    },
    states: {
      offered: {
        tags: ["awaitingAnswer"],
        entry: { type: "send", params: message("offer") },
        initial: "quiet",
        states: {
          quiet: { after: { reminder: "reminded" } },
          reminded: { entry: { type: "send", params: message("reminder", { while: "awaitingAnswer" }) } },
        },
        after: { closing: "lapsed" },
        on: { accepted: "accepted" },
      },
      accepted: {
        tags: ["outcome"],
        entry: { type: "send", params: message("confirmation") },
        on: { cancelled: "lapsed", reopened: "offered" },
      },
      lapsed: {
        tags: ["outcome"],
        on: { accepted: { target: "accepted", guard: ({ event }) => event["exceptionally"] === true } },
      },
    },
  }),
  {
    events: [
      "accepted",
      "cancelled",
      "reopened",
      "noteAdded",
      "addressChanged",
      "questionAsked",
      "questionAnswered",
      "personCalled",
      "corrected",
    ],
    words: {
      states: {
        "offered.quiet": "Offered; waiting for an answer",
        "offered.reminded": "Offered; reminded",
        accepted: "Accepted",
        lapsed: "Nobody answered",
      },
      events: {
        accepted: "Accepted",
        noteAdded: "Note added",
        questionAsked: "Question asked",
        corrected: "Entry corrected",
      },
      deadlines: {
        reminder: { label: "Reminder: one day left" },
        closing: { label: "The offer closes", cutsOff: true },
      },
      tasks: {
        answerQuestion: { title: "Answer the question", role: "practitioner" },
        callPerson: { title: "Call the person", role: "practitioner" },
      },
    },
    escalation: { practitioner: "seniorPractitioner", seniorPractitioner: "headOfUnit" },
    refusals: (context: SmallContext, event) =>
      event.type === "noteAdded" && event["note"] === ""
        ? [{ code: "empty", message: "Must not be empty", field: "note" }]
        : event["on"] !== undefined && Number(event["on"]) > context.now
          ? [{ code: "dateInFuture", message: "Must not be in the future", field: "on" }]
          : [],
    escalatesAgainAt: ({ now }) => now + 12 * HOUR,
  },
);
