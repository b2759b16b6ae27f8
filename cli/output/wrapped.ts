import stringWidth from "fast-string-width";

/** A text in lines of at most so many columns, broken between words where that is possible. At least one line. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ").flatMap((each) => pieces(each, columns))) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (stringWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A word that is longer than a line, in pieces. */
function pieces(word: string, columns: number): readonly string[] {
  if (stringWidth(word) <= columns) return [word];
  const found = [""];
  for (const { segment } of new Intl.Segmenter("en-GB").segment(word)) {
    const longer = `${found.at(-1) ?? ""}${segment}`;
    if (stringWidth(longer) <= columns) found[found.length - 1] = longer;
    else found.push(segment);
  }
  return found;
}

/** Filled up with spaces to so many columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - stringWidth(text)));
}

/** Several lines, each broken where the terminal ends; what goes on stands as far in as it began. */
export function fitted(text: string, terminal: { readonly isTTY?: boolean; readonly columns?: number }): string {
  const room = (terminal.isTTY && terminal.columns) || Infinity;
  return text
    .split("\n")
    .flatMap((line) => {
      const inset = /^ */.exec(line)?.[0] ?? "";
      return wrapped(line.slice(inset.length), room - inset.length).map((part) => inset + part);
    })
    .join("\n");
}
