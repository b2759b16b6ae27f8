import { columns } from "../../machines/opt-in-campaign/roster.ts";

/** Every so manieth row is not well: half a row, or somebody out of scope. */
const BAD_ONE_IN = 50;

/** A file of fictitious people with bad rows among them. `run` keeps the people of one file apart from another's. */
export function peopleFile(rows: number, run: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = `E${run * 1_000_000 + index}`;
    if (index % BAD_ONE_IN === BAD_ONE_IN - 1) return `${number},Half a row`;
    const origin = index % BAD_ONE_IN === 10 ? "somewhereElse" : "supplyChain";
    return `${number},Sam Okafor ${index},${number.toLowerCase()}@justice.example,active,${origin},probationService,no,London,31432.00,1250.00,0.00`;
  });
  return `${columns.join(",")}\n${lines.join("\n")}\n`;
}

/** How many of them have a case in the end. */
export function goodRows(rows: number): number {
  const each = (remainder: number): number => Math.floor((rows - 1 - remainder) / BAD_ONE_IN) + 1;
  return rows - each(BAD_ONE_IN - 1) - each(10);
}
