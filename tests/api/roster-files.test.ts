import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "../../api/roster/csv-line.ts";
import { readRoster, type RosterRow } from "../../api/roster/read-roster.ts";
import { RosterUnreadable } from "../../api/roster/roster-unreadable.ts";
import { MALFORMED } from "../../cases/malformed-row.ts";

const COLUMNS = ["number", "name", "region"];
const HEADER = "number,name,region\n";

/** Reads a file that comes in pieces of so many bytes. */
async function rowsOf(file: string | Buffer, pieceBytes = 65_536): Promise<readonly RosterRow[]> {
  const rows: RosterRow[] = [];
  for await (const some of readRoster(piecesOf(Buffer.from(file as string), pieceBytes), COLUMNS)) rows.push(...some);
  return rows;
}

async function* piecesOf(file: Buffer, bytes: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.length; from += bytes) yield file.subarray(from, from + bytes);
}

async function reasons(file: string | Buffer): Promise<unknown> {
  const error: unknown = await rowsOf(file).catch((thrown: unknown) => thrown);
  if (!(error instanceof RosterUnreadable)) throw new Error("The file was taken");
  return error.problem.reasons;
}

describe("A file of people", () => {
  test("is read by the names in its header, whatever their order", async () => {
    expect(await rowsOf("name,region,number\r\nNadia,London,1\r\n")).toEqual([
      { line: 2, columns: { name: "Nadia", region: "London", number: "1" } },
    ]);
  });

  test("may have quoted cells, spaces around cells, empty lines, and no end of line at its end", async () => {
    expect(await rowsOf('number,name,region\n\n 1 ,"Okafor, Sam",\n2,"He said ""no""",Wales')).toEqual([
      { line: 3, columns: { number: "1", name: "Okafor, Sam", region: "" } },
      { line: 4, columns: { number: "2", name: 'He said "no"', region: "Wales" } },
    ]);
  });

  test("keeps a malformed row with its reason, and every other row as it is", async () => {
    const text = 'number,name,region\n1,Ann,London\n2,"Bob,Wales\n3,Cy\n4,D"e,Kent\n5,Eve,London\n';
    const rows = await rowsOf(text);
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

  test("with columns without end is refused in one sentence, and such a row keeps its line", async () => {
    expect(await reasons(`${"x,".repeat(999)}x\n1\n`)).toEqual([
      { code: "tooManyColumns", message: "The header has 1000 columns in place of 3" },
    ]);
    expect(await reasons(`${"x,".repeat(999_999)}x\n1\n`)).toEqual([
      { code: "malformedHeader", message: "The header must have at most 16384 bytes" },
    ]);
    const rows = await rowsOf(`${HEADER}${",".repeat(999)}\n${",".repeat(999_999)}\n1,Ann,London\n`);
    expect(rows.map(({ line, columns }) => [line, columns[MALFORMED] ?? columns["name"]])).toEqual([
      [2, "Has 1000 columns in place of 3"],
      [3, "Has more than 16384 bytes"],
      [4, "Ann"],
    ]);
  });

  test("may have lines of the most bytes a line may have, and not one more", async () => {
    const row = (bytes: number): string => `1,${"x".repeat(bytes - 2 - ",London".length)},London`;
    const rows = await rowsOf(`${HEADER}${row(16_384)}\n${row(16_385)}`);
    expect(rows.map(({ columns }) => MALFORMED in columns)).toEqual([false, true]);
  });

  test("comes in pieces that end wherever they like, and is the same file", async () => {
    const end = fc.constantFrom("\n", "\r\n", "\r");
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "🙂", '"', ",", " ", "\n", "\r"), maxLength: 6 });
    const file = fc
      .tuple(fc.array(cell, { minLength: 1, maxLength: 8 }), end)
      .map(([cells, by]) => `number,name,region${by}${cells.map((text) => `1,${text},London`).join(by)}`);
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 9 }), async (text, pieceBytes) => {
        const lines = text.split(/\r\n|\n|\r/);
        const rows = await rowsOf(text, pieceBytes);
        expect(rows).toEqual(await rowsOf(text));
        expect(rows.map(({ line }) => line)).toEqual(
          lines.flatMap((line, index) => (index > 0 && line.trim() !== "" ? [index + 1] : [])),
        );
      }),
    );
  });

  test("that is not UTF-8 is refused with the line where it ceases to be; a byte order mark is let pass", async () => {
    const latin1 = Buffer.from(`${HEADER}1,Ann,London\r2,Zoë,Wales\r\n`, "latin1");
    expect(await reasons(latin1)).toEqual([{ code: "notUtf8", message: "Line 3 is not valid UTF-8" }]);
    expect(await reasons(Buffer.from(`\ufeff${HEADER}`, "utf16le"))).toMatchObject([{ code: "notUtf8" }]);
    expect(await reasons(Buffer.concat([Buffer.from(`${HEADER}1,Zo`), Buffer.from("ë").subarray(0, 1)]))).toMatchObject(
      [{ code: "notUtf8", message: "Line 2 is not valid UTF-8" }],
    );
    expect(await rowsOf(`\ufeff${HEADER}1,Zoë,Wales`, 1)).toMatchObject([{ columns: { number: "1", name: "Zoë" } }]);
  });

  test("a line without quotation marks is read as the parser of CSV reads it", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "é", ",", " ", "\t", "\0", "'", "=", ";"), minLength: 1 });
    fc.assert(
      fc.property(line, (text) => {
        // With one quoted cell more it is the parser that reads it.
        const { cells } = csvLine(`${text},"x"`) as { readonly cells: readonly string[] };
        expect(csvLine(text)).toEqual({ cells: cells.slice(0, -1) });
      }),
    );
  });

  test("without a row is refused, as is one with more rows than an event may announce", async () => {
    expect(await reasons("number,name,region\n\n")).toMatchObject([{ code: "noRows" }]);
    expect(await reasons("")).toBeDefined();
    expect(await reasons(`${HEADER}${"x\n".repeat(100_001)}`)).toMatchObject([{ code: "tooManyRows" }]);
    expect(await rowsOf(`${HEADER}${"x\n".repeat(100_000)}`)).toHaveLength(100_000);
  });

  test("is refused as soon as it is known to be wrong: no more of it is asked for", async () => {
    let asked = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked += 1;
        yield Buffer.from("1,Nadia Secretname,London\n");
      }
    };
    await expect(readRoster(endless(), COLUMNS).next()).rejects.toThrow(RosterUnreadable);
    expect(asked).toBe(1);
  });
});
