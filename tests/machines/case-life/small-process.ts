import { setup } from "xstate";
import { z } from "zod";
import { alertMessages } from "../../../machines/shared/case-life/alert-message.ts";
import { raisesAlert } from "../../../machines/shared/case-life/alerts.ts";
import { sharedRefusals } from "../../../machines/shared/case-life/at-any-time-refusals.ts";
import {
  alertDeadlineWords,
  alertEventWords,
  alertTaskWords,
  personEventWords,
  personTaskWords,
  sharedEventWords,
  sharedTaskWords,
} from "../../../machines/shared/case-life/at-any-time-words.ts";
import {
  aboutAPersonEvents,
  alertEvents,
  atAnyTimeEvents,
  withdrawalEvents,
  type SharedEvent,
} from "../../../machines/shared/case-life/at-any-time-events.ts";
import {
  alertsAtAnyTime,
  atAnyTime,
  deathAtAnyTime,
  withdrawal,
} from "../../../machines/shared/case-life/at-any-time.ts";
import { caseDefinition } from "../../../machines/shared/case-life/case-definition.ts";
import { changing } from "../../../machines/shared/case-life/changing.ts";
import { asked, chased, chaseUntil, nextChaseAt, type Chases } from "../../../machines/shared/case-life/chasing.ts";
import { undoable } from "../../../machines/shared/case-life/corrections.ts";
import { unlessPassed, until } from "../../../machines/shared/case-life/delays.ts";
import { effectActions, effectsOf } from "../../../machines/shared/case-life/effects-of.ts";
import type { InternalEvent } from "../../../machines/shared/case-life/internal-events.ts";
import { morningOf } from "../../../machines/shared/case-life/schedule.ts";
import { beginningOfCase, type SharedCase } from "../../../machines/shared/case-life/shared-case.ts";
import type { ContractWords, EventContract, ProcessContract } from "../../../machines/shared/process-contract.ts";
import type { Process } from "../support/case-by-hand.ts";

/**
 * A case that waits for a form: chased every week, reminded on a day, alerted about. Nothing but the building blocks
 * every process shares.
 */
interface Context extends SharedCase {
  readonly remindOn: string;
  readonly formAt?: string;
  readonly chases: Chases;
}

type FormReceived = { readonly type: "formReceived"; readonly at: string };
/** Moves the form; nobody can take that back. */
type FormFiled = { readonly type: "formFiled"; readonly at: string };
type DangerReported = { readonly type: "dangerReported" };
type Event = SharedEvent | InternalEvent | FormReceived | FormFiled | DangerReported;

const { send, closeTask } = effectsOf<Context, "informThoseInvolved">();
const message =
  (template: string) => (): { template: string; to: string; personalisation: Record<string, string> } => ({
    template,
    to: "person",
    personalisation: {},
  });

const small = setup({
  types: {} as { context: Context; events: Event; input: Context; tags: "outcome" },
  actions: effectActions,
  delays: {
    chase: until<Context>((context) => nextChaseAt(context, context.chases, "form", 7)),
    reminder: unlessPassed<Context>((context) => morningOf(context, context.remindOn)),
  },
});

const chase = [
  send(message("chase")),
  changing<Context, Event>((context) => ({ chases: chased(context, context.chases, "form") })),
];

const machine = small.createMachine({
  id: "small",
  context: ({ input }) => ({
    ...input,
    ...beginningOfCase,
    owner: { role: "practitioner", name: "Ola Nordmann", email: "ola@justice.example" },
    chases: (input as Context | undefined) ? asked(input, {}, "form") : {},
  }),
  on: {
    ...atAnyTime<Context>({ arriving: "#small.arriving" }),
    ...deathAtAnyTime<Context>(),
    ...alertsAtAnyTime<Context>(),
    dangerReported: { actions: raisesAlert<Context>("danger", () => "There is danger.") },
  },
  initial: "arriving",
  states: {
    arriving: {
      always: [{ guard: ({ context }) => context.formAt !== undefined, target: "received" }, { target: "waiting" }],
    },
    waiting: {
      type: "parallel",
      on: {
        formReceived: {
          target: "received",
          actions: changing<Context, FormReceived>((context, { type, at }) =>
            undoable(context, type, { formAt: at }, { moved: true }),
          ),
        },
        ...withdrawal<Context, never>("#small.withdrawn"),
      },
      states: {
        chasing: chaseUntil("chase", chase),
        reminding: { after: { reminder: { actions: send(message("reminder")) } } },
      },
    },
    received: {
      tags: "outcome",
      entry: closeTask("informThoseInvolved"),
      on: { formFiled: { actions: changing<Context, FormFiled>((_context, { at }) => ({ formAt: at })) } },
    },
    withdrawn: { tags: "outcome" },
  },
});

const staff = ["practitioner"] as const;
const words = {
  states: {
    "waiting.chasing.waiting": "Waiting",
    "waiting.reminding": "To be reminded",
    received: "Received",
    withdrawn: "Withdrawn",
  },
  events: {
    ...sharedEventWords,
    ...personEventWords,
    ...alertEventWords,
    formReceived: "Form received",
    formFiled: "Form filed",
    dangerReported: "Danger reported",
  },
  deadlines: { ...alertDeadlineWords, chase: { label: "Chase" }, reminder: { label: "Reminder" } },
  tasks: {
    ...sharedTaskWords("practitioner"),
    ...personTaskWords("practitioner"),
    ...alertTaskWords("dutyManager"),
  },
} satisfies ContractWords;

const events: Readonly<Record<string, EventContract>> = {
  ...atAnyTimeEvents({ staff, owners: ["practitioner"], recipients: ["person", "owner"] }),
  ...aboutAPersonEvents(staff),
  ...withdrawalEvents(staff, ["startedInError"]),
  ...alertEvents(staff),
  formReceived: {
    body: z.strictObject({ at: z.string() }),
    description: "It came.",
    sentBy: staff,
    example: { at: "desk" },
  },
  formFiled: {
    body: z.strictObject({ at: z.string() }),
    description: "It was put away.",
    sentBy: staff,
    example: { at: "archive" },
  },
  dangerReported: { body: z.strictObject({}), description: "Danger.", sentBy: staff, example: {} },
};

const contract: ProcessContract = {
  process: "small",
  title: "Small",
  description: "Small.",
  input: z.strictObject({ remindOn: z.string() }),
  inputExample: { remindOn: "2027-03-29" },
  startedBy: staff,
  events,
  words,
  messages: alertMessages,
  opening: () => ({ identifiers: [] }),
  claims: () => [],
  refuseStart: () => [],
  policies: {},
  assumptions: [],
  policy: () => ({
    policy: { remindersAt: "09:00", taskDueInWorkingDays: 2, staysDays: 28, alertAgainAfterMinutes: [15, 60] },
  }),
};

export const smallProcess: Process = {
  contract,
  definition: caseDefinition<Context, Event>({
    process: "small",
    version: 1,
    machine,
    words,
    escalation: { practitioner: "dutyManager" },
    refusals: sharedRefusals,
    address: (context, to) =>
      to === "person" && context.died
        ? { none: "mustNotBeSent" }
        : { address: { channel: "email", email: `${to}@example.org` } },
    facts: ({ formAt, died, alerts }) => ({ formAt, died, alerts }),
  }),
};
