import { givenText } from "../body/given-text.ts";
import { wrongUsage } from "../ends-with.ts";

const HEADING = "caseId";

/** Case ids of a file, each once: one a line, or the first column of what `list --csv` writes. Throws EndsWith. */
export async function caseIdsFrom(file: string): Promise<readonly string[]> {
  const text = await givenText(file);
  const [heading = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const first = (line: string): string => (line.split(",")[0] ?? "").trim().replace(/^"(.*)"$/, "$1");
  const ids = [...(first(heading) === HEADING ? [] : [heading]), ...lines].map(first).filter((id) => id !== "");
  if (ids.length === 0) throw wrongUsage(`There is no case id in ${file === "-" ? "standard input" : file}`);
  return [...new Set(ids)];
}
