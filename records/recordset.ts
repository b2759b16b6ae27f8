import {
  getTableColumns,
  sql,
  type InferInsertModel,
  type InferSelectModel,
  type SQL,
  type SQLWrapper,
} from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/** Many rows of a table as one JSON parameter: a statement reads the same, and is planned once, however many there are. */
export function recordset(table: PgTable, rows: SQLWrapper): SQL {
  return sql`jsonb_populate_recordset(null::${table}, ${rows}::jsonb)`;
}

/** A row as the database will hold it; what is generated there may be left out. */
export type Row<Table extends PgTable> = {
  readonly [Column in keyof InferSelectModel<Table>]?: InferSelectModel<Table>[Column];
} & InferInsertModel<Table>;

/** Rows, whole or in part, as the JSON that {@link recordset} reads. */
export function asRecordset<Table extends PgTable>(table: Table, rows: readonly Partial<Row<Table>>[]): string {
  if (rows.length === 0) return "[]";
  const columns = Object.entries<PgColumn>(getTableColumns(table));
  return JSON.stringify(
    rows.map((row: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(columns.map(([key, column]) => [column.name, jsonValue(column, row[key])])),
    ),
  );
}

/** The names of a table's columns, to list in a statement. */
export function namesOf(table: PgTable, except: readonly PgColumn[] = []): readonly SQL[] {
  return Object.values<PgColumn>(getTableColumns(table))
    .filter((column) => !except.includes(column))
    .map(nameOf);
}

/** A column's name without its table, as `insert` and `set` want it. */
export function nameOf(column: PgColumn): SQL {
  return sql`${sql.identifier(column.name)}`;
}

/** PostgreSQL itself reads a JSON string as the column's type. */
function jsonValue(column: PgColumn, value: unknown): unknown {
  if (value === null || value === undefined || column.columnType !== "PgCustomColumn") return value;
  const driven = column.mapToDriverValue(value);
  return driven instanceof Uint8Array ? `\\x${Buffer.from(driven).toString("hex")}` : driven;
}
