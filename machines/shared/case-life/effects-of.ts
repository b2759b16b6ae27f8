import type { CloseTask, OpenTask, Send, TellCase } from "../effects.ts";
import type { CaseContext } from "../process-definition.ts";
import { inWorkingDays } from "./schedule.ts";

/** The effects as `setup` takes them: a process spreads them into its actions. */
export const effectActions = {
  send: (_: unknown, _message: Send): void => {},
  openTask: (_: unknown, _task: OpenTask): void => {},
  closeTask: (_: unknown, _task: CloseTask): void => {},
  tellCase: (_: unknown, _telling: TellCase): void => {},
};

/** A case with settings of any kind. */
interface WithPolicy extends CaseContext {
  readonly policy: object;
}

/** Names of policy values that say in how many working days a task is due. */
type DueIn<Context extends WithPolicy> = keyof {
  [
    Name in keyof Context["policy"] as Name extends `${string}DueInWorkingDays`
      ? Name
      : Name extends "taskDueInWorkingDays"
        ? Name
        : never
  ]: unknown;
};

/** The effects of one process as its states name them: `send(updateMessage)`, `openTask("bookVisit", "…")`. */
export function effectsOf<Context extends WithPolicy, TaskName extends string>() {
  interface At {
    readonly context: Context;
  }
  return {
    /** One message, worked out from what is known. */
    send: (message: (context: Context) => Send) =>
      ({ type: "send", params: ({ context }: At) => message(context) }) as const,

    /** A task due at the end of a working day, in as many as the policy says. */
    openTask: (task: TaskName, reason: string, due: DueIn<Context> = "taskDueInWorkingDays" as DueIn<Context>) =>
      ({
        type: "openTask",
        params: ({ context }: At) => ({
          task,
          reason,
          due: inWorkingDays(context, (context.policy as Readonly<Record<DueIn<Context>, number>>)[due]),
        }),
      }) as const,

    /** A task worked out from what is known: its due instant, its key, its reason. */
    openTaskWith: (task: (context: Context) => OpenTask & { readonly task: TaskName }) =>
      ({ type: "openTask", params: ({ context }: At) => task(context) }) as const,

    closeTask: (task: TaskName, key?: string) =>
      ({ type: "closeTask", params: { task, ...(key !== undefined && { key }) } }) as const,

    tellCase: (telling: (context: Context) => TellCase) =>
      ({ type: "tellCase", params: ({ context }: At) => telling(context) }) as const,
  };
}
