import { eq, sql } from "drizzle-orm";
import { sealJson } from "../crypto/sealed-json.ts";
import type { Records } from "../records.ts";
import { asRecordset, namesOf, recordset } from "../recordset.ts";
import { importRows, imports } from "../schema/imports.ts";

/** A file of people a campaign is to start cases for. */
export interface ImportedFile {
  readonly importId: string;
  readonly campaignCaseId: string;
  /** Of the file as it came. */
  readonly sha256: string;
  readonly submittedBy: string;
  readonly rows: readonly { readonly line: number; readonly columns: Readonly<Record<string, string>> }[];
}

/** The id stands for another file already. */
export class ImportConflict extends Error {
  override readonly name = "ImportConflict";

  constructor(importId: string) {
    super(
      `Import ${importId} is already stored, from another file or for another campaign. Give the new file an id of its own.`,
    );
  }
}

const ROWS_AT_ONCE = 1_000;

/** Stores a file whole or not at all, its columns encrypted with the campaign's key. A repeat changes nothing. */
export async function storeImport(records: Records, file: ImportedFile): Promise<"stored" | "alreadyStored"> {
  const { importId, campaignCaseId, sha256, submittedBy, rows } = file;
  const key = await records.keys.of(campaignCaseId);
  return records.db.transaction(async (transaction) => {
    const stored = await transaction
      .insert(imports)
      .values({ importId, campaignCaseId, sha256, submittedBy, lineCount: rows.length, createdAt: Date.now() })
      .onConflictDoNothing()
      .returning({ importId: imports.importId });
    if (stored.length === 0) {
      const [known] = await transaction.select().from(imports).where(eq(imports.importId, importId));
      if (known?.sha256 !== sha256 || known.campaignCaseId !== campaignCaseId) throw new ImportConflict(importId);
      return "alreadyStored";
    }
    const names = sql.join([...namesOf(importRows)], sql`, `);
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const batch = rows.slice(from, from + ROWS_AT_ONCE).map(({ line, columns }) => {
        return { importId, line, columns: sealJson(key, columns), status: "pending" as const, reasons: [] };
      });
      const rowsOfBatch = sql`${asRecordset(importRows, batch)}`;
      await transaction.execute(
        sql`insert into ${importRows} (${names}) select ${names} from ${recordset(importRows, rowsOfBatch)}`,
      );
    }
    return "stored";
  });
}
