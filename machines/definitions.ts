import { bbrGroupDefinition } from "./bbr-group/definition.ts";
import { bbrProgrammeDefinition } from "./bbr-programme/definition.ts";
import { emTagDefinition } from "./em-tag/definition.ts";
import { optInCampaignDefinition } from "./opt-in-campaign/definition.ts";
import { optInLetterDefinition } from "./opt-in-letter/definition.ts";
import { pipePlacementDefinition } from "./pipe-placement/definition.ts";
import { pipePlacementVersions } from "./pipe-placement/versions.ts";
import { inVersion } from "./shared/in-version.ts";
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

/** Of processes whose cases run on several versions, all of them; their workflows have the same. One goes when no case uses it. */
const versions: Partial<Record<keyof typeof definitions, readonly ProcessDefinition[]>> = {
  pipePlacement: pipePlacementVersions,
};

/** The definition a case runs on. Throws DefinitionMissing. */
export function definitionOf(process: keyof typeof definitions, version: number): ProcessDefinition {
  return inVersion(versions[process] ?? [definitions[process]], version);
}
