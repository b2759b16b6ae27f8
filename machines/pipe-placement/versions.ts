import type { ProcessDefinition } from "../shared/process-definition.ts";
import { pipePlacementDefinition } from "./definition.ts";

const { covers: _since2, ...asBefore } = pipePlacementDefinition;

/** The versions that cases run on: until 2, an overdue task went up to the manager also while the manager was absent. */
export const pipePlacementVersions: readonly ProcessDefinition[] = [
  pipePlacementDefinition,
  { ...asBefore, version: 1 },
];
