import { describe, expect, test } from "vitest";
import { importIdOf } from "../../api/roster/import-id.ts";
import { parseRoster } from "../../api/roster/parse-roster.ts";
import { RosterUnreadable } from "../../api/roster/roster-unreadable.ts";
import { MALFORMED } from "../../cases/malformed-row.ts";

const COLUMNS = ["number", "name", "region"];

async function reasons(text: string): Promise<unknown> {
  const error: unknown = await parseRoster(text, COLUMNS).catch((thrown: unknown) => thrown);
  if (!(error instanceof RosterUnreadable)) throw new Error("The file was taken");
  return error.problem.reasons;
}

describe("A file of people", () => {
  test("is read by the names in its header, whatever their order", async () => {
    expect(await parseRoster("name,region,number\r\nNadia,London,1\r\n", COLUMNS)).toEqual([
      { line: 2, columns: { name: "Nadia", region: "London", number: "1" } },
    ]);
  });

  test("may have quoted cells, spaces around cells, empty lines, and no end of line at its end", async () => {
    expect(await parseRoster('number,name,region\n\n 1 ,"Okafor, Sam",\n2,"He said ""no""",Wales', COLUMNS)).toEqual([
      { line: 3, columns: { number: "1", name: "Okafor, Sam", region: "" } },
      { line: 4, columns: { number: "2", name: 'He said "no"', region: "Wales" } },
    ]);
  });

  test("keeps a malformed row with its reason, and every other row as it is", async () => {
    const text = 'number,name,region\n1,Ann,London\n2,"Bob,Wales\n3,Cy\n4,D"e,Kent\n5,Eve,London\n';
    const rows = await parseRoster(text, COLUMNS);
    expect(rows.map(({ line, columns }) => [line, columns[MALFORMED] ?? columns["name"]])).toEqual([
      [2, "Ann"],
      [3, "A quotation mark is opened and not closed; a row must be on one line"],
      [4, "Has 2 columns in place of 3"],
      [5, "A quotation mark stands in a cell that is not quoted"],
      [6, "Eve"],
    ]);
  });

  test("with a wrong header is refused whole, and nothing of its first line is repeated", async () => {
    expect(await reasons("1,Nadia Secretname,London\n2,Bob,Wales\n")).toEqual([
      { code: "missingColumn", field: "number", message: 'The header has no column "number"' },
      { code: "missingColumn", field: "name", message: 'The header has no column "name"' },
      { code: "missingColumn", field: "region", message: 'The header has no column "region"' },
      { code: "unknownColumn", message: "Column 1 of the header is not a column of this file" },
      { code: "unknownColumn", message: "Column 2 of the header is not a column of this file" },
      { code: "unknownColumn", message: "Column 3 of the header is not a column of this file" },
    ]);
    expect(await reasons("number,name,name,region\n")).toMatchObject([{ code: "duplicateColumn", field: "name" }]);
  });

  test("with a million columns is refused in one sentence, and such a row keeps its line", async () => {
    expect(await reasons(`${"x,".repeat(999_999)}x\n1\n`)).toEqual([
      { code: "tooManyColumns", message: "The header has 1000000 columns in place of 3" },
    ]);
    const [row] = await parseRoster(`number,name,region\n${",".repeat(999_999)}\n`, COLUMNS);
    expect(row?.columns[MALFORMED]).toBe("Has 1000000 columns in place of 3");
  });

  test("without a row is refused, as is one with more rows than an event may announce", async () => {
    expect(await reasons("number,name,region\n\n")).toMatchObject([{ code: "noRows" }]);
    expect(await reasons("")).toBeDefined();
    expect(await reasons(`number,name,region\n${"x\n".repeat(100_001)}`)).toMatchObject([{ code: "tooManyRows" }]);
  });

  test("has the same id whenever it is submitted to the same campaign, and another for another", () => {
    const bytes = Buffer.from("number\n1\n");
    expect(importIdOf("a", bytes)).toMatch(/^[a-f0-9]{32}$/);
    expect(importIdOf("a", bytes)).toBe(importIdOf("a", Buffer.from(bytes)));
    expect(importIdOf("b", bytes)).not.toBe(importIdOf("a", bytes));
  });
});
