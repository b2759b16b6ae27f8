import type { DocumentedProcess } from "./documented-process.ts";
import { folderOf } from "./folder-of.ts";
import { deadlinesSection } from "./sections/deadlines-section.ts";
import { diagramsSection } from "./sections/diagrams-section.ts";
import { eventsSection } from "./sections/events-section.ts";
import { messagesSection } from "./sections/messages-section.ts";
import { policySection } from "./sections/policy-section.ts";
import { statesSection } from "./sections/states-section.ts";
import { tasksSection } from "./sections/tasks-section.ts";
import { waysSection } from "./sections/ways-section.ts";

const SECTIONS = [
  waysSection,
  diagramsSection,
  statesSection,
  eventsSection,
  deadlinesSection,
  tasksSection,
  messagesSection,
  policySection,
] as const;

/** Everything about one process that its definition and its contract say, as a page. */
export function processPage(process: DocumentedProcess): string {
  const { title, description, process: name } = process.contract;
  return [
    `# ${title}`,
    "",
    `<!-- Written by dev/docs/processes.ts. Change machines/${folderOf(name)}, not this page. -->`,
    "",
    description,
    "",
    `Process \`${name}\`, version ${process.definition.version}, in \`machines/${folderOf(name)}\`.`,
    ...SECTIONS.map((section) => section(process)).flatMap((lines) => (lines.length > 0 ? ["", ...lines] : [])),
    "",
  ].join("\n");
}
