import type { CaseContext } from "../process-definition.ts";
import type { LocalDate, LocalTime } from "../time.ts";
import type { Alert } from "./alerts.ts";
import type { Undoable } from "./corrections.ts";

/** The settings every process has, beside its own. All pinned when a case starts (processes.md, Counting). */
export interface SharedPolicy {
  /** The hour at which reminders go out (processes.md, Clocks). */
  readonly remindersAt: LocalTime;
  /** When a task without a rule of its own is due, and how long until one that went up a role goes up again. */
  readonly taskDueInWorkingDays: number;
  /** Days a case stays open after its outcome for what still arrives. */
  readonly staysDays: number;
  /** How soon an urgent alert is repeated until somebody acknowledges it; the last interval goes on. Minutes. */
  readonly alertAgainAfterMinutes: readonly number[];
}

/** Who looks after a case now, and where they are written to. */
export interface Owner {
  readonly role: string;
  readonly name: string;
  readonly email: string;
}

/** A case about a person whose death may be known; how it is kept is the process's own. */
export interface Mortal extends CaseContext {
  readonly died?: SharedCase["died"] | boolean;
}

/** What every case knows, whatever its process. Plain data. */
export interface SharedCase extends CaseContext {
  readonly policy: SharedPolicy;
  readonly owner: Owner;
  readonly died?: { readonly on: LocalDate; readonly sequence: number };
  /** Why the case was withdrawn, and by which entry. */
  readonly withdrawal?: { readonly reason: string; readonly sequence: number };
  /** Urgent alerts that nobody has acknowledged. */
  readonly alerts: readonly Alert[];
  /** Entries that a correction can still undo. */
  readonly undoable: readonly Undoable[];
}

/** The shared part of the context a case begins with. */
export const beginningOfCase = { alerts: [], undoable: [] } as const satisfies Partial<SharedCase>;
