import { describe, expect, test } from "vitest";
import { relative } from "../../cli/output/relative.ts";
import { Style } from "../../cli/output/style.ts";
import { table, type Column } from "../../cli/output/table.ts";
import { fitted } from "../../cli/output/wrapped.ts";

const without = new Style({ isTTY: false });

describe("A table", () => {
  const columns: readonly Column[] = ["Case", "Due", "What to do"];
  const rows = [["optInLetter-0123", "in 2 days", "Answer the question that Siân asked about pay protection"]];

  test("has a line for each row where a program may read it", () => {
    expect(table(columns, rows, without)).toBe(
      [
        "Case              Due        What to do",
        "optInLetter-0123  in 2 days  Answer the question that Siân asked about pay protection",
      ].join("\n"),
    );
  });

  test("goes on in further lines on a terminal, between words, and loses nothing", () => {
    expect(table(columns, rows, without, 58)).toBe(
      [
        "Case              Due        What to do",
        "optInLetter-0123  in 2 days  Answer the question that Siân",
        "                             asked about pay protection",
      ].join("\n"),
    );
  });

  test("gives the first column a line of its own where it is narrow, and then the last", () => {
    expect(table(columns, rows, without, 40)).toBe(
      [
        "Case",
        "  Due        What to do",
        "optInLetter-0123",
        "  in 2 days  Answer the question that",
        "             Siân asked about pay",
        "             protection",
      ].join("\n"),
    );
    expect(table(columns, rows, without, 30)).toBe(
      [
        "Case",
        "  Due",
        "  What to do",
        "optInLetter-0123",
        "  in 2 days",
        "  Answer the question that",
        "  Siân asked about pay",
        "  protection",
      ].join("\n"),
    );
  });

  test("stays in line whatever letters are made of, and breaks what is longer than a line", () => {
    const names = [
      ["Sia\u0302n", "a"],
      ["田中", "b".repeat(30)],
    ];
    expect(table(["Who", "What"], names, without, 30)).toBe(
      ["Who   What", "Sia\u0302n  a", `田中  ${"b".repeat(24)}`, `      ${"b".repeat(6)}`].join("\n"),
    );
  });

  test("may have more rows than a call may have arguments", () => {
    const many = Array.from({ length: 200_000 }, () => ["optInLetter-0123", "now", "Ring"]);
    expect(table(columns, many, without)).toMatch(/^Case .*\n(optInLetter-0123 {2}now {2}Ring\n?)+$/);
  });

  test("shows what a value means by a colour on a terminal only", () => {
    const late = [[{ text: "overdue", tone: "alarm" } as const, "a"]];
    expect(table(["Due", "What"], late, new Style({ isTTY: true }, {}))).toContain("\u001b[31moverdue\u001b[39m  a");
    expect(table(["Due", "What"], late, without)).toBe("Due      What\noverdue  a");
  });
});

test("A message goes on as far in as it began, on a terminal", () => {
  const text = "Nothing was recorded.\n  It came too late for this case";
  expect(fitted(text, { isTTY: true, columns: 22 })).toBe("Nothing was recorded.\n  It came too late for\n  this case");
  expect(fitted(text, { isTTY: false, columns: 22 })).toBe(text);
});

test.each([
  [30_000, "now"],
  [-5 * 60_000, "5 minutes ago"],
  [47 * 3_600_000, "in 47 hours"],
  [49 * 3_600_000, "in 2 days"],
  [-40 * 24 * 3_600_000, "40 days ago"],
])("%i ms from now is %s", (ms, words) => {
  expect(relative(1_800_000_000_000 + ms, 1_800_000_000_000)).toBe(words);
});
