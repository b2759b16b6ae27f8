import { bigint, boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { CaseState, Deadline } from "../case-commit.ts";
import { instant, sealed } from "./columns.ts";

/** Where every case stands. One row a case, rewritten by every transition. */
export const cases = pgTable(
  "cases",
  {
    caseId: text("case_id").primaryKey(),
    process: text("process").notNull(),
    definitionVersion: integer("definition_version").notNull(),
    sequence: integer("sequence").notNull(),
    statePaths: text("state_paths").array().notNull(),
    stateWords: text("state_words").array().notNull(),
    /** Every state the case is in, those around a leaf included, so that `optedIn` finds `optedIn.windowOpen`. */
    states: text("states").array().notNull(),
    since: instant("since").notNull(),
    status: text("status").$type<CaseState["status"]>().notNull(),
    outcome: text("outcome"),
    allowed: text("allowed").array().notNull(),
    deadlines: jsonb("deadlines").$type<readonly Deadline[]>().notNull(),
    /** In the case's own time. */
    nextDeadline: instant("next_deadline").notNull(),
    /** The same by the clock on the wall, which a rehearsal is ahead of: what lists compare and sort by. */
    nextDeadlineWall: instant("next_deadline_wall").notNull(),
    ownerRole: text("owner_role").notNull(),
    ownerName: text("owner_name"),
    region: text("region"),
    memberOf: text("member_of"),
    /** Ids of the staff who alone may see the case; empty for one that is not restricted. */
    restrictedTo: text("restricted_to").array().notNull().default([]),
    rehearsal: boolean("rehearsal").notNull(),
    /** How far the case's own time is ahead of the clock on the wall. */
    clockOffsetMs: bigint("clock_offset_ms", { mode: "number" }).notNull().default(0),
    facts: sealed("facts").notNull(),
    /** Who the case is about, for those who are told of its events; none for cases older than this column. */
    identifiers: sealed("identifiers"),
    startedAt: instant("started_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    index("cases_by_process").on(table.process, table.nextDeadlineWall, table.caseId),
    index("cases_by_deadline").on(table.nextDeadlineWall, table.caseId),
    index("cases_by_state").using("gin", table.states),
    index("cases_by_member_of").on(table.memberOf, table.caseId),
  ],
);
