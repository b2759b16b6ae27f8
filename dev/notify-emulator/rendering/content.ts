/**
 * The blocks of a template's text in Notify's notation: `# ` heading, `* ` bullets, `1. ` numbers, `^ ` inset,
 * `---` rule (a page break in a letter). A list or an inset needs an empty line before it, or it is more paragraph.
 */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: "inset"; readonly blocks: readonly Block[] }
  | { readonly kind: "rule" };

const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const HEADING = /^ *(#{1,6}) *([^\n]+?) *#* *$/;
const UNDERLINE = /^ *(=+|-+) *$/;
const INSET = /^ *\^ ?/;
const LIST_ITEM = /^ *(?:[•*-]|(\d+)\.) *(.*)$/;

/** Splits a text into its blocks. The text may be HTML-escaped already: none of the notation is HTML. */
export function parseContent(text: string): readonly Block[] {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;

  const take = (belongs: (line: string, first: boolean) => boolean): string[] => {
    const taken: string[] = [];
    for (let line = lines[at]; line !== undefined && belongs(line, taken.length === 0); line = lines[at]) {
      taken.push(line);
      at += 1;
    }
    return taken;
  };

  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const heading = HEADING.exec(line);
    const item = LIST_ITEM.exec(line);
    if (line.trim() === "") {
      at += 1;
    } else if (RULE.test(line)) {
      blocks.push({ kind: "rule" });
      at += 1;
    } else if (heading) {
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" });
      at += 1;
    } else if (UNDERLINE.test(lines[at + 1] ?? "")) {
      blocks.push({ kind: "heading", level: lines[at + 1]?.includes("=") === true ? 1 : 2, text: line.trim() });
      at += 2;
    } else if (INSET.test(line)) {
      const inside = take((next) => next.trim() !== "").map((next) => next.replace(INSET, ""));
      blocks.push({ kind: "inset", blocks: parseContent(inside.join("\n")) });
    } else if (item) {
      const taken = take((next, first) => next.trim() !== "" && (first || !startsBlock(next)));
      blocks.push({ kind: "list", ordered: item[1] !== undefined, items: listItems(taken) });
    } else {
      const taken = take(
        (next, first) => next.trim() !== "" && (first || !(startsBlock(next) || UNDERLINE.test(lines[at + 1] ?? ""))),
      );
      blocks.push({ kind: "paragraph", text: taken.map((next) => next.trim()).join("\n") });
    }
  }
  return blocks;
}

/** What ends a paragraph without an empty line. */
function startsBlock(line: string): boolean {
  return RULE.test(line) || HEADING.test(line) || INSET.test(line);
}

/** Lines without a bullet of their own continue the item before. */
function listItems(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = LIST_ITEM.exec(line);
    if (item || items.length === 0) items.push(item?.[2] ?? line);
    else items.push(`${items.pop() ?? ""}\n${line.trim()}`);
  }
  return items;
}
