import { bbrGroupDefinition } from "./bbr-group/definition.ts";
import { bbrProgrammeDefinition } from "./bbr-programme/definition.ts";
import { emTagDefinition } from "./em-tag/definition.ts";
import { optInCampaignDefinition } from "./opt-in-campaign/definition.ts";
import { optInLetterDefinition } from "./opt-in-letter/definition.ts";
import { pipePlacementDefinition } from "./pipe-placement/definition.ts";
import type { ProcessDefinition } from "./shared/process-definition.ts";

/** Every process as the interpreter runs it, in the version new cases start on. */
export const definitions = {
  optInLetter: optInLetterDefinition,
  optInCampaign: optInCampaignDefinition,
  pipePlacement: pipePlacementDefinition,
  bbrGroup: bbrGroupDefinition,
  bbrProgramme: bbrProgrammeDefinition,
  emTag: emTagDefinition,
} as const satisfies Record<string, ProcessDefinition>;

/** Versions that cases started on before and have not left. One is deleted when no case uses it any more. */
const earlier: readonly ProcessDefinition[] = [];

/** A case runs on a version this worker does not have: it was deleted too early, or the worker is older than the case. */
export class DefinitionMissing extends Error {
  override readonly name = "DefinitionMissing";
}

/**
 * The definition a case runs on: the version it was started on, until it moves to another when it continues as new.
 * @throws DefinitionMissing when the bundle does not hold that version; the case waits, whole, for a worker that does.
 */
export function definitionOf(process: keyof typeof definitions, version: number): ProcessDefinition {
  const known: readonly ProcessDefinition[] = [
    definitions[process],
    ...earlier.filter((each) => each.process === process),
  ];
  const found = known.find((definition) => definition.version === version);
  if (found) return found;
  const versions = known.map((definition) => definition.version).join(", ");
  throw new DefinitionMissing(`Version ${version} of ${process} is not in this bundle, which holds: ${versions}`);
}
