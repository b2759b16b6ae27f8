import type { Instant } from "./time.ts";

/**
 * The effects a machine may ask for: everything a process does to the world. A machine names them as XState
 * actions; the interpreter carries them out. An action type that is not in this file fails when the worker starts.
 */

/** Sends one message from a named template. The cause of the message is the transition that asked for it. */
export interface Send {
  readonly template: string;
  /** Who receives it, by name; the process resolves the name to an address when it is sent (`ProcessDefinition.address`). */
  readonly to: string;
  readonly personalisation: Readonly<Record<string, string>>;
  /** Not sent after this instant: a reminder nobody needs any more. */
  readonly validUntil?: Instant;
  /** A state tag; the message is withdrawn as soon as the case leaves every state that carries it. */
  readonly while?: string;
}

/** Opens a task for a person. Opening one that is open already moves its due date and reason. */
export interface OpenTask {
  readonly task: string;
  /** Tells two open tasks of one kind apart (two questions, say). */
  readonly key?: string;
  readonly due: Instant;
  readonly reason: string;
}

/** Closes a task; one that is not open is left alone. Without a key, every open task of the kind. */
export interface CloseTask {
  readonly task: string;
  readonly key?: string;
}

/** Starts the cases of one page of an imported file. The result comes back as the event `pageStarted`. */
export interface StartMembers {
  readonly process: string;
  readonly importId: string;
  /** First line of the page. */
  readonly fromLine: number;
  /** What every member's input takes from this case: a campaign's dates, say. */
  readonly shared: Readonly<Record<string, unknown>>;
}

/** Sends one event to every member case, page by page. The result of each page comes back as the event `pageTold`. */
export interface TellMembers {
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Names this broadcast: a member that has had it is not told twice. */
  readonly key: string;
  /** Case id after which this page starts; absent for the first. */
  readonly after?: string;
}

/** Sends one event to one other case. The answer comes back as the event `caseTold`, a refusal with its reasons. */
export interface TellCase {
  readonly caseId: string;
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
}

export interface EffectParams {
  send: Send;
  openTask: OpenTask;
  closeTask: CloseTask;
  startMembers: StartMembers;
  tellMembers: TellMembers;
  tellCase: TellCase;
}

export type EffectType = keyof EffectParams;

export type Effect = { [T in EffectType]: { readonly type: T; readonly params: EffectParams[T] } }[EffectType];

export const EFFECT_TYPES: readonly EffectType[] = [
  "send",
  "openTask",
  "closeTask",
  "startMembers",
  "tellMembers",
  "tellCase",
];
