import { customType } from "drizzle-orm/pg-core";
import type { Instant } from "../../machines/shared/time.ts";

/**
 * An instant, `timestamptz` in the database and milliseconds here; `Infinity` is never, so that what has no deadline
 * sorts last in one plain index.
 */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  toDriver: (value) => (value === Infinity ? "infinity" : new Date(value).toISOString()),
  fromDriver: (value) => (value === "infinity" ? Infinity : Date.parse(value)),
});

/** Encrypted with the data key of the row's case. */
export const sealed = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
