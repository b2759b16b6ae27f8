import { expect, test } from "vitest";
import { importPage } from "../../records/imports/import-page.ts";
import { importReport } from "../../records/imports/import-report.ts";
import { markRows } from "../../records/imports/mark-rows.ts";
import { ImportConflict, storeImport } from "../../records/imports/store-import.ts";
import { importRows } from "../../records/schema/imports.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId } from "./support/a-case.ts";

onEveryEngine("Imports", (records) => {
  const file = (lines: number, importId = aCaseId("import")) => ({
    importId,
    campaignCaseId: aCaseId("optInCampaign"),
    sha256: "a".repeat(64),
    submittedBy: "AB12C",
    rows: Array.from({ length: lines }, (_, index) => ({
      line: index + 2,
      columns: { name: `Nadia Secretname ${index}` },
    })),
  });

  test("a file of thousands of lines is stored whole, and read page by page", async () => {
    const imported = file(2_500);
    await expect(storeImport(records(), imported)).resolves.toBe("stored");
    const page = await importPage(records(), imported, 1_000, 3);
    expect(page).toEqual([
      { line: 1_000, columns: { name: "Nadia Secretname 998" }, status: "pending", reasons: [] },
      expect.objectContaining({ line: 1_001 }),
      expect.objectContaining({ line: 1_002 }),
    ]);
    await expect(importPage(records(), imported, 2_502, 3)).resolves.toEqual([]);
  });

  test("the same file again changes nothing; another under its id is refused", async () => {
    const imported = file(3);
    await storeImport(records(), imported);
    await markRows(records(), imported.importId, [{ line: 2, status: "started", caseId: "c" }]);
    await expect(storeImport(records(), imported)).resolves.toBe("alreadyStored");
    await expect(importReport(records(), imported.importId, { limit: 9 })).resolves.toMatchObject({
      counts: { started: 1, pending: 2 },
    });
    await expect(storeImport(records(), { ...imported, sha256: "b".repeat(64) })).rejects.toThrow(ImportConflict);
  });

  test("the report counts every line and gives every refused one with its reasons", async () => {
    const imported = file(6);
    const { importId } = imported;
    await storeImport(records(), imported);
    await markRows(records(), importId, [
      { line: 2, status: "started", caseId: "optInLetter-1" },
      { line: 3, status: "already", caseId: "optInLetter-0" },
      { line: 4, status: "refused", reasons: ["No employee number"] },
      { line: 5, status: "refused", reasons: ["Left before the campaign", "No address"] },
    ]);
    const { rows: _rows, ...told } = imported;
    const report = await importReport(records(), importId, { limit: 1 });
    expect(report).toMatchObject({ ...told, lineCount: 6, counts: { pending: 2, started: 1, already: 1, refused: 2 } });
    expect(report).toMatchObject({ refused: [{ line: 4, reasons: ["No employee number"] }], afterLine: 4 });
    const next = await importReport(records(), importId, { limit: 1, afterLine: 4 });
    expect(next?.refused).toEqual([{ line: 5, reasons: ["Left before the campaign", "No address"] }]);
    expect(next).not.toHaveProperty("afterLine");
    await expect(importReport(records(), "none", { limit: 1 })).resolves.toBeUndefined();
  });

  test("what was said first of a line stays when a page is done again", async () => {
    const imported = file(1);
    await storeImport(records(), imported);
    await markRows(records(), imported.importId, [{ line: 2, status: "started", caseId: "optInLetter-1" }]);
    await markRows(records(), imported.importId, [{ line: 2, status: "already", caseId: "optInLetter-1" }]);
    await expect(importPage(records(), imported, 1, 1)).resolves.toMatchObject([
      { status: "started", caseId: "optInLetter-1" },
    ]);
  });

  test("another campaign does not get to read it", async () => {
    const imported = file(2);
    await storeImport(records(), imported);
    const asked = { importId: imported.importId, campaignCaseId: "optInCampaign-of-somebody-else" };
    await expect(importPage(records(), asked, 1, 10)).resolves.toEqual([]);
  });

  test("the columns are encrypted at rest", async () => {
    await storeImport(records(), file(2));
    const rows = await records().db.select({ columns: importRows.columns }).from(importRows).limit(50);
    expect(rows.some(({ columns }) => Buffer.from(columns).includes("Secretname"))).toBe(false);
  });
});
