import { assign } from "xstate";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { beginning, DAY, smallProcess, vocabulary } from "./small-process.ts";

/** One deadline whose guard is worked out by `isClean`: the place for a bug, and for its fix. */
export function inspectionWith(isClean: () => boolean): ProcessDefinition {
  return smallProcess(
    vocabulary({ inspection: DAY }).createMachine({
      id: "inspection",
      context: beginning,
      initial: "waiting",
      on: { noteAdded: { actions: assign({}) } },
      states: {
        waiting: {
          after: { inspection: { guard: isClean, target: "passed" } },
          on: { inspectedEarly: { guard: isClean, target: "passed" } },
        },
        passed: { tags: ["outcome"] },
      },
    }),
    { events: ["inspectedEarly", "noteAdded"] },
  );
}
