import { type Block, parseContent } from "./content.ts";
import { escapeHtml } from "./escape-html.ts";
import { inline } from "./inline.ts";
import { fillIn, type Personalisation } from "./placeholders.ts";
import { typography } from "./typography.ts";

/**
 * The body of a letter as HTML, one string per sheet: `---` starts a new page. Print has no links and no insets, so an
 * address is printed in bold and an inset is ordinary text, as Notify prints them.
 */
export function letterSheets(body: string, values: Personalisation): readonly string[] {
  const text = fillIn(body, values, { escape: escapeHtml, bulletLists: true });
  const sheets: Block[][] = [[]];
  for (const part of parseContent(text)) {
    if (part.kind === "rule") sheets.push([]);
    else sheets.at(-1)?.push(part);
  }
  return sheets.map((parts) => typography(parts.map(block).join("\n")).replaceAll(HYPHEN_IN_TEXT, "\u2011"));
}

// A word is never broken at its hyphen in print. Hyphens inside tags are left alone.
const HYPHEN_IN_TEXT = /-(?![^<]*>)/g;

function block(part: Block): string {
  switch (part.kind) {
    case "heading":
      return part.level === 1 ? `<h3>${run(part.text)}</h3>` : `<p>${run(part.text)}</p>`;
    case "paragraph":
      return `<p>${run(part.text)}</p>`;
    case "list": {
      const tag = part.ordered ? "ol" : "ul";
      return `<${tag}>${part.items.map((item) => `<li>${run(item)}</li>`).join("")}</${tag}>`;
    }
    case "inset":
      return part.blocks.map(block).join("");
    case "rule":
      return "";
  }
}

function run(text: string): string {
  return inline(text, (target, label) =>
    label === target ? `<strong>${target.replace(/^https?:\/\//, "")}</strong>` : `[${label}](${target})`,
  );
}
