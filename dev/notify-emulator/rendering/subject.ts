import { fillIn, type Personalisation } from "./placeholders.ts";
import { typography } from "./typography.ts";

/** The subject of an email or the heading of a letter: one line of plain text, not HTML. */
export function subjectLine(subject: string, values: Personalisation): string {
  const filled = fillIn(subject, values).replaceAll(/\s+/g, " ").trim();
  // Split at `<` and `>`, which are ordinary characters here and would look like tags to the typography.
  return filled
    .split(/([<>])/)
    .map((piece) => (piece === "<" || piece === ">" ? piece : typography(piece)))
    .join("");
}
