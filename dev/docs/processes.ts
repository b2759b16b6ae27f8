import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { processPages } from "./process-pages.ts";

/** Writes `docs/processes` from the definitions and contracts: `node dev/docs/processes.ts`. */
const folder = new URL("../../docs/processes/", import.meta.url);
const pages = processPages();
mkdirSync(folder, { recursive: true });
for (const [file, page] of pages) writeFileSync(new URL(file, folder), page);
for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(new URL(file, folder));
