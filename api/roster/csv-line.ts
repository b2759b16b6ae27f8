import { CsvError, parse } from "csv-parse/sync";

export type CsvLine = { readonly cells: readonly string[] } | { readonly fault: string };

/** Faults by the parser's code, in our words: its own repeat what stands in the file. */
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "A quotation mark is opened and not closed; a row must be on one line",
  CSV_INVALID_CLOSING_QUOTE: "A quotation mark is closed in the middle of a cell",
  INVALID_OPENING_QUOTE: "A quotation mark stands in a cell that is not quoted",
};

/** The cells of one line (RFC 4180), or why it cannot be read. */
export function csvLine(line: string): CsvLine {
  // Most lines; the parser would take twenty times as long to find the same.
  if (!line.includes('"')) return { cells: line.split(",") };
  try {
    const [cells = []] = parse(line, { relax_column_count: true });
    return { cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: FAULTS[error.code] ?? "Is not a row of comma-separated values" };
  }
}
