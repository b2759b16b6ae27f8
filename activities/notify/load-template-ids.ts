import { readFile } from "node:fs/promises";
import { configuredTemplateIds, type TemplateIds } from "./template-ids.ts";
import { TemplateIdsMissing } from "./template-ids-missing.ts";

/**
 * Template ids in production: the JSON object in `NOTIFY_TEMPLATE_IDS`, or the file that `NOTIFY_TEMPLATE_IDS_FILE`
 * names. Throws TemplateIdsMissing, which names everything that is missing.
 */
export async function loadTemplateIds(
  keys: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<TemplateIds> {
  const { NOTIFY_TEMPLATE_IDS: json, NOTIFY_TEMPLATE_IDS_FILE: file } = environment;
  if (json !== undefined) return configuredTemplateIds(keys, json);
  if (file !== undefined) return configuredTemplateIds(keys, await readFile(file, "utf8"));
  throw new TemplateIdsMissing({ missing: keys, malformed: [] });
}
