/** A state's path as a name that Mermaid takes: none of its keywords, and no two paths alike. */
export function mermaidId(path: string): string {
  const keys = path.split(".").map((key) => key.replaceAll(/[^A-Za-z0-9]/g, (odd) => `_x${odd.codePointAt(0)}_`));
  return `s_${keys.join("_")}`;
}

/** Text as Mermaid takes it in a title or a label: whatever could mean something to it becomes a character code. */
export function mermaidText(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/[^\p{Letter}\p{Number} ,.'()/!?-]/gu, (odd) => `#${odd.codePointAt(0)};`);
}

/** Wide enough for a few words, narrow enough that five states stand side by side on a page. Characters. */
const LINE = 30;

/** A sentence in lines of a few words each. */
export function mermaidLines(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(mermaidText).join("<br/>");
}
