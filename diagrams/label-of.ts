import type { ProcessDefinition } from "../machines/shared/process-definition.ts";
import { nameInWords } from "./name-in-words.ts";
import type { Transition } from "./transitions-of.ts";

/** What is written at an arrow: what an event says, `Due:` and a deadline's words, or the condition alone. */
export function labelOf({ cause, guard, otherwise }: Transition, words: ProcessDefinition["words"]): string {
  const condition = guard === undefined ? (otherwise ? "otherwise" : "") : `if ${guard.replace(/^is /, "")}`;
  switch (cause.kind) {
    case "always":
      return condition;
    case "done":
      return withCondition("All done", condition);
    case "deadline":
      return withCondition(`Due: ${words.deadlines[cause.deadline]?.label ?? nameInWords(cause.deadline)}`, condition);
    case "event":
      return withCondition(words.events[cause.event] ?? nameInWords(cause.event), condition);
  }
}

function withCondition(what: string, condition: string): string {
  return condition === "" ? what : `${what}, ${condition}`;
}
