/**
 * What a spreadsheet takes for the beginning of a formula: some only after it has dropped the blank, some, the signs in
 * full width, where its language is an East Asian one.
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One line of a CSV file (RFC 4180), its end included. A cell that a spreadsheet would run as a formula gets a leading
 * apostrophe, which says that it is text: what a case holds came from outside.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
