import { parse } from "csv-parse/sync";
import { property, assert as holds, array, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRow } from "../../api/csv/csv-row.ts";

describe("A row of a file for a spreadsheet", () => {
  test.each(["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])(
    "runs no formula: %j",
    (text) => {
      expect(parse(csvRow([text]))).toEqual([[`'${text}`]]);
    },
  );

  test("leaves alone what only holds such a character", () => {
    expect(csvRow(["a=b", "2027-01-11", "x@y", ""])).toBe("a=b,2027-01-11,x@y,\r\n");
  });

  test("is read again as it was written, whatever its cells hold", () => {
    const cells = array(string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 });
    holds(
      property(cells, (row) => {
        const [read = []] = parse(csvRow(row), { record_delimiter: "\r\n" }) as string[][];
        expect(read.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ""))).toEqual(
          row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "")),
        );
      }),
    );
  });
});
