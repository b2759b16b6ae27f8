import type { AnyMachineSnapshot } from "xstate";
import type { Actor } from "../../machines/shared/actor.ts";
import type { Address } from "../../machines/shared/address.ts";
import type { CalendarData } from "../../machines/shared/calendar/calendar-data.ts";
import type { Effect } from "../../machines/shared/effects.ts";
import type { CaseEvent, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseOpening, HandledKey } from "../../records/case-commit.ts";
import type { Agenda, AgendaEntry } from "./agenda.ts";
import { restored, stored, type StoredSnapshot } from "./stored-snapshot.ts";

/** A case between two transitions. Never changed in place: a transition returns the next one. */
export interface LiveCase {
  readonly caseId: string;
  readonly snapshot: AnyMachineSnapshot;
  readonly agenda: Agenda;
  /** Entries that could not be worked out because the calendar ends too early; they wait for a new one. */
  readonly parked: Agenda;
  readonly tasks: readonly LiveTask[];
  readonly inFlight: readonly InFlightMessage[];
  /** Sent no more, and not settled yet: Notify may have accepted them. Absent in a case that never gave one up. */
  readonly givenUp?: readonly GivenUpMessage[];
  readonly asks: readonly Ask[];
  readonly handled: Readonly<Record<string, HandledBefore>>;
  /** Number of the last transition. */
  readonly sequence: number;
  /** Instant of the last transition. */
  readonly lastAt: Instant;
  /** Since when the case is in its present state. */
  readonly since: Instant;
  readonly outcomeAt?: Instant;
  /** The time a case stays open after its outcome has passed. */
  readonly stayed: boolean;
  /** What happened last, for operators; newest first. */
  readonly recent: readonly string[];
}

/** At most so many of the last things that happened are kept at hand. */
export const RECENT = 8;

export interface LiveTask {
  readonly taskId: string;
  readonly task: string;
  readonly key?: string;
  readonly role: string;
  readonly due: Instant;
}

export interface InFlightMessage {
  readonly messageId: string;
  readonly template: string;
  readonly to: string;
  readonly address: Address;
  readonly while?: string;
  /** Until when it is of use, whatever its address. */
  readonly wantedUntil?: Instant;
  /** The same, or earlier when its address ends before. */
  readonly validUntil?: Instant;
}

export interface GivenUpMessage extends Pick<InFlightMessage, "messageId" | "template" | "to"> {
  readonly because: "withdrawn" | "outOfTime";
}

/** Why a transition happens: an event, when, by whom. */
export interface Cause {
  readonly event: CaseEvent;
  readonly at: Instant;
  readonly actor: Actor;
  readonly handled?: Omit<HandledKey, "at">;
}

/** An effect whose answer comes back as an event. */
export interface Ask {
  readonly id: string;
  readonly effect: Extract<Effect, { type: "startMembers" | "tellMembers" | "tellCase" }>;
}

export interface HandledBefore {
  readonly fingerprint: string;
  readonly sequence: number;
  readonly at: Instant;
}

/** What a workflow run is started with: a new case, or one carried over from the run before. */
export type CaseArgument = CaseStart | CaseCarried;

export interface CaseStart {
  readonly kind: "start";
  readonly schema: 1;
  readonly definitionVersion: number;
  /** The machine's input: the parsed body of the start, and the policy values in force. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly calendar: CalendarData;
  readonly opening: Omit<CaseOpening, "startedAt">;
  readonly actor: Actor;
  readonly handled: Omit<HandledKey, "at">;
  /** Only for a rehearsal that joins another one's clock: not started before this instant. */
  readonly notBefore?: Instant;
}

export interface CaseCarried {
  readonly kind: "carried";
  readonly schema: 1;
  readonly definitionVersion: number;
  readonly rehearsal: boolean;
  readonly snapshot: StoredSnapshot;
  readonly case: Omit<LiveCase, "caseId" | "snapshot">;
}

/** An event as it reaches a case: what happened, by whom, and how a repeat is recognised. */
export interface Envelope {
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  /** When the API received it. */
  readonly receivedAt: Instant;
  readonly key: string;
  readonly fingerprint: string;
  /** Only asks whether the case has taken it before: nothing is applied. */
  readonly onlyIfRepeated?: true;
}

/** The answer to an accepted event. */
export interface Accepted {
  readonly sequence: number;
  readonly fingerprint: string;
}

/** An event from outside as the cause of a transition at an instant. */
export function causeOf(event: CaseEvent, { actor, key, fingerprint }: Envelope, at: Instant): Cause {
  return { event, at, actor, handled: { key, fingerprint } };
}

export function carriedOver(definition: ProcessDefinition, live: LiveCase, rehearsal: boolean): CaseCarried {
  const { caseId: _caseId, snapshot, ...rest } = live;
  return {
    kind: "carried",
    schema: 1,
    definitionVersion: definition.version,
    rehearsal,
    snapshot: stored(snapshot),
    case: rest,
  };
}

export function pickedUp(definition: ProcessDefinition, caseId: string, carried: CaseCarried): LiveCase {
  return { ...carried.case, caseId, snapshot: restored(definition.machine, carried.snapshot) };
}

/** Entries the interpreter itself puts on the agenda. Their names cannot come from outside. */
export const TASK_OVERDUE = "host.taskOverdue";
export const STAY_OVER = "host.stayOver";

export function isHostEntry(entry: AgendaEntry): boolean {
  return entry.event.type.startsWith("host.");
}
