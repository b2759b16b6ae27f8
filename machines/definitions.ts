import { bbrGroupDefinition } from "./bbr-group/definition.ts";
import { bbrProgrammeDefinition } from "./bbr-programme/definition.ts";
import { emTagDefinition } from "./em-tag/definition.ts";
import { optInCampaignDefinition } from "./opt-in-campaign/definition.ts";
import { optInLetterDefinition } from "./opt-in-letter/definition.ts";
import { pipePlacementDefinition } from "./pipe-placement/definition.ts";
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

/** Versions that cases started on before and have not left; their workflows name them, too. One goes when no case uses it. */
const earlier: readonly ProcessDefinition[] = [];

/** The definition a case runs on. Throws DefinitionMissing. */
export function definitionOf(process: keyof typeof definitions, version: number): ProcessDefinition {
  return inVersion([definitions[process], ...earlier.filter((each) => each.process === process)], version);
}
