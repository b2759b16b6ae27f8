import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { localDateOf } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import { breakingChanges } from "./openapi/breaking-changes.ts";
import { changeEntry } from "./openapi/change-entry.ts";
import type { Document } from "./openapi/document.ts";
import { documentText, writtenDocument } from "./openapi/written-document.ts";

/**
 * Writes `docs/openapi.json` from the routes: `node dev/docs/openapi.ts`. What callers of the committed document would
 * break on is refused, unless `--allow-breaking "why"` has the reason, which is kept in `docs/api-changes.md`.
 */
const DOCUMENT = new URL("../../docs/openapi.json", import.meta.url);
const CHANGES = new URL("../../docs/api-changes.md", import.meta.url);

const { values } = parseArgs({ options: { "allow-breaking": { type: "string" } } });
const reason = values["allow-breaking"]?.trim();
const after = await writtenDocument();
const before = existsSync(DOCUMENT) ? (JSON.parse(readFileSync(DOCUMENT, "utf8")) as Document) : undefined;
const changes = before ? breakingChanges(before, after) : [];
if (changes.length > 0 && !reason) {
  console.error(`Callers would break; nothing was written:\n  ${changes.join("\n  ")}`);
  console.error('\nIf it has to be: npm run docs -- --allow-breaking "why"');
  process.exit(1);
}
if (changes.length > 0 && reason) {
  const now = Date.now();
  const today = localDateOf(calendarFor(new Date(now - 86_400_000).toISOString().slice(0, 10)), now);
  appendFileSync(CHANGES, changeEntry(today, reason, changes));
}
writeFileSync(DOCUMENT, documentText(after));
