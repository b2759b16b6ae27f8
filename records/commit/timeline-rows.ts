import { sealJson } from "../crypto/sealed-json.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import type { CaseCommit } from "../case-commit.ts";
import type { Row } from "../recordset.ts";
import type { timeline } from "../schema/timeline.ts";

export function timelineRows(
  { caseId, sequence, entries }: CaseCommit,
  key: SealingKey,
): readonly Row<typeof timeline>[] {
  return entries.map(({ kind, name, text, at, actor, data, corrects }, ordinal) => ({
    caseId,
    sequence,
    ordinal,
    kind,
    name,
    text,
    at,
    actorId: actor.id,
    actorName: actor.displayName,
    actorRole: actor.role,
    data: data === undefined ? null : sealJson(key, data),
    corrects: corrects ?? null,
  }));
}
