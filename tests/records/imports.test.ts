import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendRows } from "../../records/imports/append-rows.ts";
import { beginUpload, type Upload } from "../../records/imports/begin-upload.ts";
import { completeUpload } from "../../records/imports/complete-upload.ts";
import { discardUpload } from "../../records/imports/discard-upload.ts";
import { findImport } from "../../records/imports/find-import.ts";
import { importPage } from "../../records/imports/import-page.ts";
import { importReport } from "../../records/imports/import-report.ts";
import { markRows } from "../../records/imports/mark-rows.ts";
import { sweepUploads } from "../../records/imports/sweep-uploads.ts";
import { importRows } from "../../records/schema/imports.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId } from "./support/a-case.ts";

const FILE = { sha256: "a".repeat(64) };
const NOTHING_SETTLED = { started: 0, already: 0, refused: 0 };

onEveryEngine("Imports", (records) => {
  const anUpload = (campaignCaseId = aCaseId("optInCampaign")): Upload => {
    return { importId: aCaseId("import"), campaignCaseId, submittedBy: "AB12C" };
  };
  const rows = (lines: number) =>
    Array.from({ length: lines }, (_, index) => ({
      line: index + 2,
      columns: { name: `Nadia Secretname ${index}` },
    }));
  const uploading = async (lines: number, upload = anUpload()): Promise<Upload> => {
    await beginUpload(records(), upload);
    for (let from = 0; from < lines; from += 1_000)
      await appendRows(records(), upload, rows(lines).slice(from, from + 1_000));
    return upload;
  };
  const imported = async (lines: number): Promise<Upload> => {
    const upload = await uploading(lines);
    await completeUpload(records(), upload, { ...FILE, lines });
    return upload;
  };
  const rowsOf = async ({ importId }: Upload) =>
    records().db.select({ line: importRows.line }).from(importRows).where(eq(importRows.importId, importId));

  test("a file of thousands of lines is stored as it comes, and read page by page", async () => {
    const file = await imported(2_500);
    expect(await importPage(records(), file, 1_000, 3)).toEqual({
      pending: [
        { line: 1_000, columns: { name: "Nadia Secretname 998" } },
        expect.objectContaining({ line: 1_001 }),
        expect.objectContaining({ line: 1_002 }),
      ],
      settled: NOTHING_SETTLED,
    });
    expect(await importPage(records(), file, 2_502, 3)).toEqual({ pending: [], settled: NOTHING_SETTLED });
  });

  test("before it is whole nobody sees it", async () => {
    const file = await uploading(2);
    expect(await importReport(records(), file.importId, { limit: 9 })).toBeUndefined();
    expect(await importPage(records(), file, 1, 9)).toMatchObject({ pending: [] });
    expect(await findImport(records(), { ...file, sha256: "" })).toBeUndefined();
    await completeUpload(records(), file, { ...FILE, lines: 2 });
    expect(await importReport(records(), file.importId, { limit: 9 })).toMatchObject({ lineCount: 2, ...FILE });
    expect(await findImport(records(), { ...file, ...FILE })).toEqual({ importId: file.importId, lines: 2 });
  });

  test("of the same file coming twice at once the first to be whole is the import, and nothing is left of the other", async () => {
    const [first, second] = await Promise.all([uploading(3), uploading(3)]);
    const { campaignCaseId } = first;
    const other = await uploading(3, anUpload(campaignCaseId));
    await completeUpload(records(), first, { ...FILE, lines: 3 });
    await markRows(records(), first.importId, [{ line: 2, status: "started", caseId: "c" }]);
    expect(await completeUpload(records(), other, { ...FILE, lines: 3 })).toEqual({
      importId: first.importId,
      lines: 3,
    });
    expect(await rowsOf(other)).toEqual([]);
    expect(await importReport(records(), first.importId, { limit: 9 })).toMatchObject({
      counts: { started: 1, pending: 2 },
    });
    // For another campaign it is another import.
    expect(await completeUpload(records(), second, { ...FILE, lines: 3 })).toMatchObject({ importId: second.importId });
  });

  test("nothing is left of one that is discarded; one that is whole cannot be", async () => {
    const [broken, whole] = [await uploading(4_100), await imported(2)];
    for (const { importId } of [broken, whole]) await discardUpload(records(), importId);
    expect(await rowsOf(broken)).toEqual([]);
    expect(await rowsOf(whole)).toHaveLength(2);
    await expect(completeUpload(records(), broken, { ...FILE, lines: 1 })).rejects.toThrow(/is gone/);
  });

  test("one that is completed while it is discarded is there whole, or is gone", async () => {
    const upload = await uploading(4_100);
    const discarding = discardUpload(records(), upload.importId);
    const [completed] = await Promise.allSettled([
      completeUpload(records(), upload, { ...FILE, lines: 4_100 }),
      discarding,
    ]);
    expect(await rowsOf(upload)).toHaveLength(completed.status === "fulfilled" ? 4_100 : 0);
  });

  test("what a killed process left is swept once nobody can be sending it any more", async () => {
    const [left, whole] = [await uploading(2), await imported(2)];
    await sweepUploads(records(), Date.now() - 60_000);
    expect(await rowsOf(left)).toHaveLength(2);
    await sweepUploads(records(), Date.now() + 60_000);
    expect([await rowsOf(left), await rowsOf(whole)]).toMatchObject([[], [{ line: 2 }, { line: 3 }]]);
  });

  test("the report counts every line and gives every refused one with its reasons", async () => {
    const file = await imported(6);
    const { importId } = file;
    await markRows(records(), importId, [
      { line: 2, status: "started", caseId: "optInLetter-1" },
      { line: 3, status: "already", caseId: "optInLetter-0" },
      { line: 4, status: "refused", reasons: ["No employee number"] },
      { line: 5, status: "refused", reasons: ["Left before the campaign", "No address"] },
    ]);
    const report = await importReport(records(), importId, { limit: 1 });
    expect(report).toMatchObject({ ...file, lineCount: 6, counts: { pending: 2, started: 1, already: 1, refused: 2 } });
    expect(report).toMatchObject({ refused: [{ line: 4, reasons: ["No employee number"] }], afterLine: 4 });
    const next = await importReport(records(), importId, { limit: 1, afterLine: 4 });
    expect(next?.refused).toEqual([{ line: 5, reasons: ["Left before the campaign", "No address"] }]);
    expect(next).not.toHaveProperty("afterLine");
    await expect(importReport(records(), "none", { limit: 1 })).resolves.toBeUndefined();
  });

  test("a page that is done again has only the rows of which nothing was said, and counts the others", async () => {
    const file = await imported(5);
    await markRows(records(), file.importId, [
      { line: 2, status: "started", caseId: "optInLetter-1" },
      { line: 4, status: "refused", reasons: ["No employee number"] },
      { line: 6, status: "already", caseId: "optInLetter-0" },
    ]);
    expect(await importPage(records(), file, 1, 2)).toMatchObject({
      pending: [{ line: 3 }, { line: 5 }],
      settled: { started: 1, refused: 1, already: 0 },
    });
    expect(await importPage(records(), file, 1, 3)).toMatchObject({
      pending: [{ line: 3 }, { line: 5 }],
      settled: { started: 1, refused: 1, already: 1 },
    });
    // What was said first stays.
    await markRows(records(), file.importId, [{ line: 2, status: "already", caseId: "optInLetter-1" }]);
    expect(await importPage(records(), file, 1, 1)).toMatchObject({ settled: { started: 1, already: 0 } });
  });

  test("another campaign does not get to read it", async () => {
    const { importId } = await imported(2);
    const asked = { importId, campaignCaseId: "optInCampaign-of-somebody-else" };
    await expect(importPage(records(), asked, 1, 10)).resolves.toMatchObject({ pending: [] });
  });

  test("the columns are encrypted at rest", async () => {
    await imported(2);
    const stored = await records().db.select({ columns: importRows.columns }).from(importRows).limit(50);
    expect(stored.some(({ columns }) => Buffer.from(columns).includes("Secretname"))).toBe(false);
  });
});
