import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributeUpdatePair } from "@temporalio/common";
import type { CaseState } from "../../records/case-commit.ts";
import type { LiveCase } from "./live-case.ts";

/** What operators filter cases by. Codes only: search attributes are never encrypted. */
export const CASE_STATE = defineSearchAttributeKey("CaseState", SearchAttributeType.KEYWORD);
export const OWNER_ROLE = defineSearchAttributeKey("OwnerRole", SearchAttributeType.KEYWORD);
export const REGION = defineSearchAttributeKey("Region", SearchAttributeType.KEYWORD);
export const NEXT_DEADLINE = defineSearchAttributeKey("NextDeadline", SearchAttributeType.DATETIME);
export const OPEN_TASKS = defineSearchAttributeKey("OpenTasks", SearchAttributeType.KEYWORD_LIST);

/** The attributes that differ from what was shown before; an attribute that has gone is set to null. */
export function changedAttributes(state: CaseState, live: LiveCase, shown: Map<string, string>): SearchAttributeUpdatePair[] {
  const next = state.deadlines[0];
  const pairs: SearchAttributeUpdatePair[] = [
    { key: CASE_STATE, value: state.paths.join(" ") },
    { key: OWNER_ROLE, value: state.owner.role },
    { key: NEXT_DEADLINE, value: next ? new Date(next.due) : null },
    { key: OPEN_TASKS, value: live.tasks.length > 0 ? [...new Set(live.tasks.map(({ task }) => task))].sort() : null },
  ];
  return pairs.filter(({ key, value }) => {
    const text = JSON.stringify(value);
    if ((shown.get(key.name) ?? "null") === text) return false;
    shown.set(key.name, text);
    return true;
  });
}
