/** Text made safe between HTML tags. Keeps `&nbsp;` and `&amp;` as written, and quotation marks, as Notify does. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/&(?!(?:nbsp|amp);)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
