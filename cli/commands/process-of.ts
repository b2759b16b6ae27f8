import { wrongUsage } from "../ends-with.ts";

/** The process of a case, which its id begins with. Throws EndsWith. */
export function processOf(caseId: string): string {
  const [, process] = /^([A-Za-z]+)-[a-f0-9]{32}$/.exec(caseId) ?? [];
  if (process === undefined) throw wrongUsage(`"${caseId}" is not the id of a case, such as optInLetter-0123…`);
  return process;
}
