import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { nameOf } from "../recordset.ts";
import { cases } from "../schema/cases.ts";
import { messages } from "../schema/messages.ts";
import { timeline } from "../schema/timeline.ts";
import { byTheCase } from "../wall-clock.ts";

/**
 * Writes what became of a message on its case's timeline, once, in the case's own time and without personal data:
 * `Email "reminderOneWeek" sent`. The message is the row that `changed`, a part of the same statement, gave; the
 * statement's parameters `said` and `now` tell what happened and when by the clock on the wall.
 */
export function messageEntry(kind: "message" | "receipt", changed: SQLWrapper): SQL {
  const message = (column: PgColumn) => sql`${changed}.${nameOf(column)}`;
  const channel = sql`case ${message(messages.channel)} when 'email' then 'Email' when 'sms' then 'Text message' else 'Letter' end`;
  const said = sql`${sql.placeholder("said")}::text`;
  const wall = sql`${sql.param(sql.placeholder("now"), timeline.at)}::timestamptz`;
  const once = sql`${kind}::text || ':' || ${message(messages.messageId)} || ':' || ${said}`;
  const columns: readonly (readonly [PgColumn, SQL])[] = [
    [timeline.caseId, message(messages.caseId)],
    [timeline.kind, sql`${kind}::text`],
    [timeline.name, message(messages.template)],
    [timeline.text, sql`${channel} || ' "' || ${message(messages.template)} || '" ' || ${said}`],
    [timeline.at, byTheCase(wall, cases.clockOffsetMs)],
    [timeline.actorId, sql`${SYSTEM.id}::text`],
    [timeline.actorName, sql`${SYSTEM.displayName}::text`],
    [timeline.actorRole, sql`${SYSTEM.role}::text`],
    [timeline.messageId, message(messages.messageId)],
    [timeline.once, once],
  ];
  const names = sql.join(
    columns.map(([column]) => nameOf(column)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(([, value]) => value),
    sql`, `,
  );
  return sql`insert into ${timeline} (${names})
    select ${values} from ${changed} inner join ${cases} on ${cases.caseId} = ${message(messages.caseId)}
    on conflict do nothing`;
}
