import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** "One per person": reserved before a case is accepted, so it may name a case that has no row yet. */
export const claims = pgTable("claims", {
  claim: text("claim").primaryKey(),
  caseId: text("case_id").notNull(),
  claimedAt: instant("claimed_at").notNull(),
});
