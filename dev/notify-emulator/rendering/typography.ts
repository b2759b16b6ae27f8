const TAG = /(<[^>]*>)/;
const SPACE_BEFORE_PUNCTUATION = /(?<![ \t])[ \t]+([,.])/g;
const SPACED_HYPHEN = /(?<!\s)\s+[-–—]{1,3}\s+/g;
const EMAIL_ADDRESS = /[^\s<>]*[‘’][^\s<>]*@[^\s<>]+/g;

/** Curly quotation marks and en dashes in the text of some HTML; never inside a tag or a link. */
export function typography(html: string): string {
  let inLink = false;
  let before = "";
  return html
    .split(TAG)
    .map((piece) => {
      if (TAG.test(piece)) {
        inLink = /^<a\b/i.test(piece) || (inLink && !/^<\/a>/i.test(piece));
        if (/^<\/?(?:p|li|h\d|br|td|div|blockquote)\b/i.test(piece)) before = "";
        return piece;
      }
      const tidy = piece.replaceAll(SPACE_BEFORE_PUNCTUATION, "$1").replaceAll(SPACED_HYPHEN, " – ");
      const quoted = inLink ? tidy : curlyQuotes(tidy, before);
      before = quoted.at(-1) ?? before;
      return quoted.replaceAll(EMAIL_ADDRESS, (address) => address.replaceAll(/[‘’]/g, "'"));
    })
    .join("");
}

function curlyQuotes(text: string, before: string): string {
  return text.replaceAll(/["']/g, (mark, at: number) => {
    const previous = at === 0 ? before : (text[at - 1] ?? "");
    const opens = previous === "" || /[\s([{–—/“‘-]/.test(previous);
    if (mark === '"') return opens ? "“" : "”";
    return opens ? "‘" : "’";
  });
}
