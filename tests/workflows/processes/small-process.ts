import { setup, type AnyStateMachine } from "xstate";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import { instantAt } from "../../../machines/shared/calendar/london.ts";
import type { CloseTask, OpenTask, Send, TellCase } from "../../../machines/shared/effects.ts";
import type { CaseContext, CaseEvent, ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import type { Instant, LocalDate, LocalTime } from "../../../machines/shared/time.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Bank holidays and London offsets from the autumn of 2026. */
export const CALENDAR = calendarFor("2026-09-01");

/** A London date and time as an instant. */
export function london(date: LocalDate, time: LocalTime): Instant {
  return instantAt(CALENDAR, date, time);
}

/** What the small machines of these tests remember: nothing but what every machine must, and a few loose facts. */
export interface SmallContext extends CaseContext {
  readonly email?: string | null;
  readonly died?: boolean;
  readonly deadline?: Instant;
  /** How long the case stays after its outcome; 28 days unless told. */
  readonly staysMs?: number;
  readonly count?: number;
  readonly seen?: readonly string[];
}

type Delay = number | ((args: { readonly context: SmallContext }) => number);

/** XState with the effects of the interpreter and no others; `delays` are the deadlines' names. */
export function vocabulary<Name extends string = never>(delays?: Readonly<Record<Name, Delay>>) {
  return setup({
    types: {} as { context: SmallContext; events: CaseEvent; input: SmallContext; tags: string },
    actions: {
      send: (_, _message: Send) => {},
      openTask: (_, _task: OpenTask) => {},
      closeTask: (_, _task: CloseTask) => {},
      tellCase: (_, _told: TellCase) => {},
    },
    delays: (delays ?? {}) as Record<Name, Delay>,
  });
}

/** The first context: the input, which XState leaves out when it works out later transitions. */
export const beginning = ({ input }: { readonly input?: SmallContext }): SmallContext => ({
  ...(input as SmallContext),
});

/** A process of one small machine, with the plainest answer to everything the test does not care about. */
export function smallProcess(
  machine: AnyStateMachine,
  given: Partial<Omit<ProcessDefinition<SmallContext>, "words">> & {
    readonly words?: Partial<ProcessDefinition["words"]>;
  } = {},
): ProcessDefinition {
  const { words, ...rest } = given;
  const definition: ProcessDefinition<SmallContext> = {
    process: machine.id,
    version: 1,
    machine,
    events: [],
    escalation: {},
    refusals: () => [],
    address: ({ email, died }) => {
      if (died) return { none: "mustNotBeSent" };
      if (email === null) return { none: "unknown" };
      return { address: { channel: "email", email: email ?? "person@example.org" } };
    },
    staysUntil: ({ staysMs }, outcomeAt) => outcomeAt + (staysMs ?? 28 * DAY),
    outcome: (_context, [path = ""]) => path,
    owner: () => ({ role: "practitioner" }),
    facts: () => ({}),
    escalatesAgainAt: ({ now }) => now + DAY,
    ...rest,
    words: {
      states: {},
      events: {},
      deadlines: {},
      ...words,
      tasks: {
        findAddress: { title: "Find an address", role: "practitioner" },
        renewCalendar: { title: "Renew the calendar", role: "administrator" },
        ...words?.tasks,
      },
    },
  };
  return definition as unknown as ProcessDefinition;
}
