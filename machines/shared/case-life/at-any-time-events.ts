import { z } from "zod";
import { email, localDate, text } from "../fields.ts";
import type { EventContract, EventsOf } from "../process-contract.ts";

/** Why, in the sender's words. */
export const explanation = text("Why, in a sentence", 1000);

/** `atAnyTimeEvents` takes these two; a process in which not everyone may send both takes each by itself. */
export const noteAdded = (sentBy: readonly string[]) =>
  ({
    body: z.strictObject({ note: text("The note", 4000) }),
    description: "A note for colleagues. Changes nothing else.",
    sentBy,
    example: { note: "Rang about it; nothing needs to be done yet." },
  }) as const satisfies EventContract;

export const corrected = (sentBy: readonly string[]) =>
  ({
    body: z.strictObject({
      entry: z.int().min(0).meta({ description: "Number of the timeline entry that was entered wrongly" }),
      explanation,
    }),
    description:
      "An earlier event was entered wrongly. What it changed is put back as far as it can be; history stays.",
    sentBy,
    example: { entry: 4, explanation: "It belongs to another case." },
  }) as const satisfies EventContract;

/** For a case that sends whoever looks after it no message: their role is enough, a name is welcome. */
export const roleReassigned = <const Owner extends string>(
  sentBy: readonly string[],
  owners: readonly [Owner, ...Owner[]],
) =>
  ({
    body: z.strictObject({
      role: z.enum(owners).meta({ description: "Role that looks after the case now" }),
      name: text("Name of the member of staff", 100).optional(),
    }),
    description: "Somebody else looks after the case.",
    sentBy,
    example: { role: owners[0], name: "Priya Nair" },
  }) as const satisfies EventContract;

interface Said<Owner extends string, Recipient extends string> {
  /** Roles that may add to the case at any time. */
  readonly staff: readonly string[];
  /** Roles that may own a case. */
  readonly owners: readonly [Owner, ...Owner[]];
  /** Names of those whom messages go to. */
  readonly recipients: readonly [Recipient, ...Recipient[]];
}

/** The events every process takes at any time (processes.md, Shared by all). */
export function atAnyTimeEvents<const Owner extends string, const Recipient extends string>(
  said: Said<Owner, Recipient>,
) {
  const { staff, owners, recipients } = said;
  return {
    noteAdded: noteAdded(staff),
    ownerReassigned: {
      body: z.strictObject({
        role: z.enum(owners).meta({ description: "Role of whoever looks after the case now" }),
        name: text("Name of the member of staff", 100),
        email: email.meta({ description: "Where they are written to" }),
      }),
      description: "Somebody else looks after the case from now on, and gets its messages.",
      sentBy: staff,
      example: { role: owners[0], name: "Priya Nair", email: "priya.nair@justice.example" },
    },
    messageTakenCareOf: {
      body: z.strictObject({
        recipient: z.enum(recipients).meta({ description: "Whom the message was for" }),
        explanation,
      }),
      description: "Somebody has dealt with a message that could not be delivered.",
      sentBy: staff,
      example: { recipient: recipients[0], explanation: "Rang them and read the message out." },
    },
    corrected: corrected(staff),
  } as const satisfies Record<string, EventContract>;
}

/** The events of every case about a person. */
export function aboutAPersonEvents(staff: readonly string[]) {
  return {
    personDied: {
      body: z.strictObject({ on: localDate.meta({ description: "Date of death" }) }),
      description: "The person has died. Every message to them stops at once; what must be finished is finished.",
      sentBy: staff,
      example: { on: "2026-11-20" },
    },
    thoseInvolvedInformed: {
      body: z.strictObject({}),
      description: "Those involved have been told of the person's death.",
      sentBy: staff,
      example: {},
    },
  } as const satisfies Record<string, EventContract>;
}

/** Withdrawal, for reasons of the process's own. */
export function withdrawalEvents<const Reason extends string>(
  sentBy: readonly string[],
  reasons: readonly [Reason, ...Reason[]],
) {
  return {
    withdrawn: {
      body: z.strictObject({
        reason: z.enum(reasons).meta({ description: "Why the case is withdrawn" }),
        explanation,
      }),
      description: "The case is withdrawn. Only while nothing has been done that must be undone.",
      sentBy,
      example: { reason: reasons[0], explanation: "It should not have been started." },
    },
  } as const satisfies Record<string, EventContract>;
}

/** Urgent alerts are acknowledged by a person. */
export function alertEvents(sentBy: readonly string[]) {
  return {
    alertAcknowledged: {
      body: z.strictObject({
        alert: z.int().min(0).meta({ description: "Number of the timeline entry that raised the alert" }),
        action: text("What is being done about it", 1000),
      }),
      description: "Somebody has taken an urgent alert in hand. It is not repeated any more.",
      sentBy,
      example: { alert: 7, action: "Rang the person; police informed." },
    },
  } as const satisfies Record<string, EventContract>;
}

export type RoleReassigned = EventsOf<{ ownerReassigned: ReturnType<typeof roleReassigned<string>> }>;

/** The shared events as a machine receives them. */
export type SharedEvent = EventsOf<
  ReturnType<typeof atAnyTimeEvents<string, string>> &
    ReturnType<typeof aboutAPersonEvents> &
    ReturnType<typeof withdrawalEvents<string>> &
    ReturnType<typeof alertEvents>
>;
