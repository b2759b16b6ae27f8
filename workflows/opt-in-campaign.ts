import { optInCampaignDefinition } from "../machines/opt-in-campaign/definition.ts";
import { inVersion } from "../machines/shared/in-version.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function optInCampaign(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inVersion([optInCampaignDefinition], argument.definitionVersion), argument);
}
