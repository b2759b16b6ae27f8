import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldsOf } from "../../dev/docs/fields/fields-of.ts";
import { jsonSchemaOf } from "../../dev/docs/fields/json-schema.ts";
import { markdownTable } from "../../dev/docs/markdown-table.ts";
import { processPages } from "../../dev/docs/process-pages.ts";
import { contracts } from "../../machines/contracts.ts";

const FOLDER = new URL("../../docs/processes/", import.meta.url);
const pages = processPages();

describe("the pages of the processes", () => {
  it("are one for each process, and the list of them", () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...pages.keys()].sort());
    expect(pages.size).toBe(Object.keys(contracts).length + 1);
  });

  it.each([...pages])("%s is up to date: `npm run docs` writes it", (file, page) => {
    expect(readFileSync(new URL(file, FOLDER), "utf8")).toBe(page);
  });

  it("say in which states an event is taken, and which at any time", () => {
    const page = pages.get("opt-in-letter.md") ?? "";
    expect(page).toMatch(/^\| `letterReissued` .* \| `awaitingResponse\.letterBounced` \|$/m);
    expect(page).toMatch(/^\| `noteAdded` .* \| at any time \|$/m);
    expect(page).toMatch(/^At any time: Note added; /m);
  });

  it("say what follows a deadline, and whether it cuts off an answer", () => {
    expect(pages.get("opt-in-letter.md")).toContain(
      "| `windowCloses` | The window to answer closes | `optedIn.windowOpen` | to `optedIn.awaitingPayroll`; a message is sent | yes |",
    );
  });
});

describe("a field", () => {
  const rows = (shape: z.ZodRawShape): readonly (readonly string[])[] =>
    fieldsOf(jsonSchemaOf(z.strictObject(shape))).map(({ name, type, required }) => [name, type, required]);

  it("is told in plain words", () => {
    const channel = z.literal("email");
    expect(
      rows({
        on: z.string().meta({ format: "date" }),
        count: z.int().min(1).max(60),
        agreed: z.boolean(),
        choice: z.enum(["a", "b"]).default("a"),
        note: z.string().max(20).optional(),
        lines: z.array(z.string()).max(3),
        where: z.discriminatedUnion("by", [
          z.strictObject({ by: z.literal("post") }),
          z.strictObject({ by: channel, email: z.email().optional() }),
        ]),
      }),
    ).toEqual([
      ["on", "date", "yes"],
      ["count", "whole number from 1 to 60", "yes"],
      ["agreed", "yes or no", "yes"],
      ["choice", "one of `a`, `b`", "no: otherwise a"],
      ["note", "text, at most 20 characters", "no"],
      ["lines", "list of at most 3: text", "yes"],
      ["where", "`by` `post`; or `by` `email` with optionally `email` (email address)", "yes"],
    ]);
  });

  it("of something inside another names both", () => {
    expect(rows({ person: z.object({ name: z.string() }), dates: z.array(z.object({ at: z.string() })) })).toEqual([
      ["person", "group of fields", "yes"],
      ["person.name", "text", "yes"],
      ["dates", "list of group of fields", "yes"],
      ["dates[].at", "text", "yes"],
    ]);
  });

  it("cannot break the table it stands in", () => {
    expect(markdownTable(["A"], [["one | two\nthree"]])).toEqual(["| A |", "|---|", "| one \\| two three |"]);
  });
});
