import { documentedProcesses } from "./documented-process.ts";
import { folderOf } from "./folder-of.ts";
import { markdownTable } from "./markdown-table.ts";
import { processPage } from "./process-page.ts";

/** Every page of `docs/processes` by the name of its file: one for each process, and the list of them. */
export function processPages(): ReadonlyMap<string, string> {
  const all = documentedProcesses();
  const pages = all.map((process) => [`${folderOf(process.contract.process)}.md`, processPage(process)] as const);
  const rows = all.map(({ contract: { process, title, description } }) => [
    `[${title}](${folderOf(process)}.md)`,
    description,
  ]);
  const list = [
    "# Processes",
    "",
    "<!-- Written by dev/docs/processes.ts, like every page beside it. -->",
    "",
    ...markdownTable(["Process", "What it is"], rows),
    "",
  ];
  return new Map([["README.md", list.join("\n")], ...pages]);
}
