import fc from "fast-check";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { leafPaths } from "../../../workflows/interpreter/stored-snapshot.ts";
import { chance, noteStep } from "../../support/reached/noting.ts";
import { onStep } from "./on-step.ts";

const watched = new Set<ProcessDefinition>();

// A property test hands out its cases between these two.
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  beforeEach: () => chance(true),
  afterEach: () => chance(false),
});

/** Notes every step of a process from now on, for `docs/coverage.md`. */
export function watch(definition: ProcessDefinition): void {
  if (watched.has(definition)) return;
  watched.add(definition);
  const { machine, process } = definition;
  onStep(machine, ({ snapshot, ways }) => noteStep(process, leafPaths(snapshot), ways));
}
