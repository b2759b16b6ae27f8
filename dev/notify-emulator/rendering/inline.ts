/** How a link is written out: an anchor in an email, its bare address in print. */
export type LinkWriter = (target: string, text: string) => string;

const LINK_OR_URL = /\[([^\]\n]+)\]\(([^()\s]+)(?:\s+"[^"\n]*")?\)|(https?:\/\/[^\s<]*[^\s<.,:"')\]])/g;
const BACKSLASH_ESCAPE = /\\([\\`*{}[\]()#+\-.!_|~])/g;

/** One run of HTML-escaped text: links, bare web addresses and line breaks. Notify knows no bold and no italics. */
export function inline(escaped: string, link: LinkWriter): string {
  let html = "";
  let from = 0;
  for (const match of escaped.matchAll(LINK_OR_URL)) {
    const [whole, text, target, url] = match;
    html += plain(escaped.slice(from, match.index));
    html += url === undefined ? link(target ?? "", plain(text ?? "")) : link(url, url);
    from = match.index + whole.length;
  }
  return html + plain(escaped.slice(from));
}

function plain(escaped: string): string {
  return escaped.replaceAll(BACKSLASH_ESCAPE, "$1").replaceAll("\n", "<br>");
}
