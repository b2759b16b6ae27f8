import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, sealed } from "./columns.ts";

/** Files of people a campaign starts cases for. */
export const imports = pgTable(
  "imports",
  {
    importId: text("import_id").primaryKey(),
    campaignCaseId: text("campaign_case_id").notNull(),
    /** Of the file as it came; empty while it is still coming, and not one at all once it is being discarded. */
    sha256: text("sha256").notNull(),
    submittedBy: text("submitted_by").notNull(),
    lineCount: integer("line_count").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Still coming, or given up: nobody sees it yet. False unless told, as for files of the version before. */
    uploading: boolean("uploading").notNull().default(false),
  },
  (table) => [
    // The same file for the same campaign is there once, whoever sends it at the same time.
    uniqueIndex("imports_by_file")
      .on(table.campaignCaseId, table.sha256)
      .where(sql`not ${table.uploading}`),
  ],
);

/** Their lines; the columns as they were in the file are encrypted with the campaign's key. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.importId, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    columns: sealed("columns").notNull(),
    status: text("status").$type<"pending" | "started" | "already" | "refused">().notNull(),
    reasons: jsonb("reasons").$type<readonly string[]>().notNull(),
    caseId: text("case_id"),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index("import_rows_by_status").on(table.importId, table.status, table.line),
  ],
);
