import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { CaseCommit } from "../case-commit.ts";
import type { Db } from "../db.ts";
import { preparedPerDb } from "../prepared-per-db.ts";
import { nameOf, namesOf, recordset } from "../recordset.ts";
import { caseCommits } from "../schema/case-commits.ts";
import { caseIdentifiers } from "../schema/case-identifiers.ts";
import { cases } from "../schema/cases.ts";
import { claims } from "../schema/claims.ts";
import { domainEvents } from "../schema/domain-events.ts";
import { handledKeys } from "../schema/handled-keys.ts";
import { messages } from "../schema/messages.ts";
import { tasks } from "../schema/tasks.ts";
import { timeline } from "../schema/timeline.ts";
import { byTheWall } from "../wall-clock.ts";
import { holdClaims, releaseClaims } from "./claim-parts.ts";

// The whole commit is one statement, and so one round trip and one transaction: `stored` writes the case's row if its
// sequence is the one before, and every other part happens only where `stored` gave a row.

const caseId = sql`${sql.placeholder("caseId")}::text`;
const sequence = sql`${sql.placeholder("sequence")}::int`;
const offset = sql`stored.clock_offset_ms`;
const given = (column: PgColumn) => sql`given.${nameOf(column)}`;
const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);

/** The first commit of a case. */
export const openCase = preparedFor(
  "openCase",
  () =>
    sql`insert into ${cases} (${list(namesOf(cases))})
        select ${list(namesOf(cases))} from ${recordset(cases, sql.placeholder("case"))}
        on conflict do nothing
        returning case_id, clock_offset_ms`,
);

/** Told once, when the case is opened; the clock of a rehearsal is moved by others. */
const OPENING: readonly PgColumn[] = [
  cases.caseId,
  cases.process,
  cases.region,
  cases.rehearsal,
  cases.clockOffsetMs,
  cases.startedAt,
  cases.identifiers,
];

/** Every later one. The conditions name the case by a parameter, so that even a plan made on empty tables uses its index. */
export const moveCase = preparedFor("moveCase", () => {
  const changing = Object.values<PgColumn>(getTableColumns(cases)).filter((column) => !OPENING.includes(column));
  const changes = changing.map((column) => sql`${nameOf(column)} = ${changeOf(column)}`);
  return sql`update ${cases} set ${list(changes)} from ${recordset(cases, sql.placeholder("case"))} as given
        where ${cases.caseId} = ${caseId} and ${cases.sequence} = ${sequence} - 1
        returning ${cases.caseId}, ${cases.clockOffsetMs}`;
});

function changeOf(column: PgColumn): SQL {
  if (column === cases.nextDeadlineWall) return byTheWall(given(cases.nextDeadline), cases.clockOffsetMs);
  // Not told: as it was. Told as "": it belongs to no group any more.
  if (column === cases.memberOf) return sql`nullif(coalesce(${given(column)}, ${column}), '')`;
  return given(column);
}

/** A statement in two forms, for a commit that changes what its case holds and for one that does not. */
function preparedFor(name: string, writeCase: () => SQL) {
  const plain = preparedPerDb((db) => committing(db, writeCase(), false).prepare(name));
  const claiming = preparedPerDb((db) => committing(db, writeCase(), true).prepare(`${name}Claiming`));
  return (db: Db, { claims: changes }: CaseCommit) => (changes ? claiming : plain)(db);
}

function committing(db: Db, writeCase: SQL, claiming: boolean) {
  const stored = db.$with("stored", { caseId: cases.caseId, clockOffsetMs: cases.clockOffsetMs }).as(writeCase);
  const part = (name: string, statement: SQL) => db.$with(name, {}).as(statement);
  return db
    .with(
      stored,
      part("commit", keepUndo(claiming)),
      part("entries", insert(timeline, "entries", [timeline.id])),
      part("corrected", markCorrected()),
      part("opened", openTasks()),
      part("changed", changeTasks()),
      part("queued", insert(messages, "queued")),
      part("redirected", changeMessages()),
      part("handled", sql`${insert(handledKeys, "handled")} on conflict do nothing`),
      part("events", insert(domainEvents, "events", [domainEvents.id])),
      part("identifiers", sql`${insert(caseIdentifiers, "identifiers")} on conflict do nothing`),
      ...(claiming ? [part("held", holdClaims()), part("released", releaseClaims())] : []),
    )
    .select({ caseId: stored.caseId })
    .from(stored);
}

function insert(table: PgTable, rows: string, generated: readonly PgColumn[] = []): SQL {
  const names = list(namesOf(table, generated));
  return sql`insert into ${table} (${names})
    select ${names} from ${recordset(table, sql.placeholder(rows))} where exists (select from stored)`;
}

/** Every part reads what was there before the statement, so this keeps the rows that other parts are changing. */
function keepUndo(claiming: boolean): SQL {
  const names = [
    caseCommits.caseId,
    caseCommits.sequence,
    caseCommits.hash,
    caseCommits.tasksBefore,
    caseCommits.messagesBefore,
    ...(claiming ? [caseCommits.claimsBefore] : []),
  ];
  const hash = sql`${sql.placeholder("hash")}::text`;
  const before = [
    rowsBefore(tasks, tasks.taskId, tasks.caseId, ["opened", "changed"]),
    rowsBefore(messages, messages.messageId, messages.caseId, ["queued", "redirected"]),
    ...(claiming ? [rowsBefore(claims, claims.claim, claims.caseId, ["held", "released"])] : []),
  ];
  return sql`insert into ${caseCommits} (${list(names.map(nameOf))})
    select ${list([caseId, sequence, hash, ...before])} from stored`;
}

function rowsBefore(table: PgTable, id: PgColumn, ofCase: PgColumn, rows: readonly string[]): SQL {
  const touched = rows.map((name) => sql`select ${nameOf(id)} from ${recordset(table, sql.placeholder(name))}`);
  return sql`(select jsonb_object_agg(touched.${nameOf(id)}, to_jsonb(before) - 'personalisation')
    from (${sql.join(touched, sql` union `)}) as touched
    left join (select * from ${table} where ${ofCase} = ${caseId}) as before on before.${nameOf(id)} = touched.${nameOf(id)})`;
}

/** A person corrects what a person entered: what followed from it in the same commit is not marked. */
function markCorrected(): SQL {
  return sql`update ${timeline} set ${nameOf(timeline.correctedBy)} = ${sequence} from stored
    where ${timeline.caseId} = ${caseId} and ${timeline.kind} in ('started', 'event', 'correction')
      and ${timeline.sequence} in (select value::int from jsonb_array_elements_text(${sql.placeholder("corrected")}::jsonb))`;
}

/** Opening a task that is open already moves it; one that was closed is opened afresh. */
function openTasks(): SQL {
  const values = Object.values<PgColumn>(getTableColumns(tasks)).map((column) =>
    column === tasks.dueWall ? byTheWall(given(tasks.due), offset) : given(column),
  );
  const moved = [
    tasks.title,
    tasks.role,
    tasks.reason,
    tasks.due,
    tasks.dueWall,
    tasks.escalatedAt,
    tasks.closedAt,
    tasks.closedBy,
  ];
  const openedAt = sql`${nameOf(tasks.openedAt)} =
    case when ${tasks.closedAt} is null then ${tasks.openedAt} else excluded.${nameOf(tasks.openedAt)} end`;
  return sql`insert into ${tasks} (${list(namesOf(tasks))})
    select ${list(values)} from ${recordset(tasks, sql.placeholder("opened"))} as given, stored
    on conflict (task_id) do update
    set ${list([openedAt, ...moved.map((column) => sql`${nameOf(column)} = excluded.${nameOf(column)}`)])}`;
}

function changeTasks(): SQL {
  const changes = [tasks.role, tasks.due, tasks.escalatedAt, tasks.closedAt, tasks.closedBy].map(
    (column) => sql`${nameOf(column)} = coalesce(${given(column)}, ${column})`,
  );
  const dueWall = sql`${nameOf(tasks.dueWall)} = coalesce(${byTheWall(given(tasks.due), offset)}, ${tasks.dueWall})`;
  return sql`update ${tasks} set ${list([...changes, dueWall])}
    from ${recordset(tasks, sql.placeholder("changed"))} as given, stored
    where ${tasks.caseId} = ${caseId} and ${tasks.taskId} = ${given(tasks.taskId)} and ${tasks.closedAt} is null`;
}

/**
 * A message that has not been attempted goes to its new address, or is withdrawn there and then. One that has been may
 * be with Notify already: the new address, or the withdrawal, is noted beside it, and holds once Notify has said that it
 * has not accepted the message. How long it is of use holds at once.
 */
function changeMessages(): SQL {
  const untouched = sql`(${messages.attempts} = 0)`;
  const redirected = sql`${given(messages.channel)} is not null`;
  const becomes = (column: PgColumn, when: SQL, value: PgColumn) =>
    sql`${nameOf(column)} = case when ${redirected} and ${when} then ${given(value)} else ${column} end`;
  const redirects = [
    becomes(messages.channel, untouched, messages.channel),
    becomes(messages.address, untouched, messages.address),
    becomes(messages.nextChannel, sql`not ${untouched}`, messages.channel),
    becomes(messages.nextAddress, sql`not ${untouched}`, messages.address),
    becomes(messages.validUntil, sql`true`, messages.validUntil),
  ];
  const withdraws = [messages.withdrawnAt, messages.withdrawnReason].map(
    (column) => sql`${nameOf(column)} = coalesce(${column}, ${given(column)})`,
  );
  const status = sql`${nameOf(messages.status)} =
    case when ${untouched} and ${given(messages.withdrawnAt)} is not null then 'withdrawn' else ${messages.status} end`;
  return sql`update ${messages} set ${list([...redirects, ...withdraws, status])}
    from ${recordset(messages, sql.placeholder("redirected"))} as given, stored
    where ${messages.caseId} = ${caseId} and ${messages.messageId} = ${given(messages.messageId)}
      and ${messages.status} = 'queued'`;
}
