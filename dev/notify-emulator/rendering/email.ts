import { type Block, parseContent } from "./content.ts";
import { escapeHtml } from "./escape-html.ts";
import { inline } from "./inline.ts";
import { fillIn, type Personalisation } from "./placeholders.ts";
import { safeHref } from "./safe-href.ts";
import { typography } from "./typography.ts";

// Mail programs ignore style sheets, so every element carries its own style: the measurements of Notify's emails.
const TEXT = "font-size: 19px; line-height: 25px; color: #0b0c0c;";
const H2 =
  "margin: 0 0 15px 0; padding: 10px 0 0 0; font-size: 27px; line-height: 35px; font-weight: bold; color: #0b0c0c;";
const H3 =
  "margin: 0 0 15px 0; padding: 10px 0 0 0; font-size: 19px; line-height: 25px; font-weight: bold; color: #0b0c0c;";
const LINK = "word-wrap: break-word; color: #1d70b8;";

/** The body of an email as HTML that is safe to show: the template's text and every value are escaped first. */
export function emailHtml(body: string, values: Personalisation): string {
  const text = fillIn(body, values, { escape: escapeHtml, bulletLists: true });
  return typography(parseContent(text).map(block).join("\n"));
}

function block(part: Block): string {
  switch (part.kind) {
    case "heading":
      if (part.level === 1) return `<h2 style="${H2}">${run(part.text)}</h2>`;
      if (part.level === 2) return `<h3 style="${H3}">${run(part.text)}</h3>`;
      return paragraph(part.text);
    case "paragraph":
      return paragraph(part.text);
    case "list":
      return list(part.ordered, part.items);
    case "inset":
      return `<blockquote style="margin: 0 0 20px 0; border-left: 10px solid #b1b4b6; padding: 15px 0 0.1px 15px; ${TEXT}">${part.blocks.map(block).join("")}</blockquote>`;
    case "rule":
      return `<hr style="border: 0; height: 1px; background: #b1b4b6; margin: 30px 0 30px 0;">`;
  }
}

function paragraph(text: string): string {
  return `<p style="margin: 0 0 20px 0; ${TEXT}">${run(text)}</p>`;
}

function list(ordered: boolean, items: readonly string[]): string {
  const tag = ordered ? "ol" : "ul";
  const marker = ordered ? "decimal" : "disc";
  const entries = items.map((item) => `<li style="margin: 5px 0; padding: 0 0 0 5px; ${TEXT}">${run(item)}</li>`);
  return `<${tag} style="margin: 0 0 20px 20px; padding: 0; list-style-type: ${marker};">${entries.join("")}</${tag}>`;
}

function run(text: string): string {
  return inline(text, (target, label) => `<a style="${LINK}" href="${safeHref(target)}">${label}</a>`);
}
