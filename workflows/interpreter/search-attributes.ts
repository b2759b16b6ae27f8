import {
  defineSearchAttributeKey,
  SearchAttributeType,
  TypedSearchAttributes,
  type SearchAttributePair,
  type SearchAttributeUpdatePair,
} from "@temporalio/common";
import type { CaseState } from "../../records/case-commit.ts";
import type { LiveCase } from "./live-case.ts";
import type { Worked } from "./worked.ts";

/** What operators filter cases by. Codes only: search attributes are never encrypted. */
export const CASE_STATE = defineSearchAttributeKey("CaseState", SearchAttributeType.KEYWORD);
export const OWNER_ROLE = defineSearchAttributeKey("OwnerRole", SearchAttributeType.KEYWORD);
export const REGION = defineSearchAttributeKey("Region", SearchAttributeType.KEYWORD);
export const NEXT_DEADLINE = defineSearchAttributeKey("NextDeadline", SearchAttributeType.DATETIME);
export const OPEN_TASKS = defineSearchAttributeKey("OpenTasks", SearchAttributeType.KEYWORD_LIST);

/** A keyword of PostgreSQL visibility holds no more; a longer one would fail the workflow task. */
const KEYWORD_MOST = 255;

/** The attributes a case begins with. Set with the start they cost neither an event nor a billable action. */
export function initialAttributes({ live, commit }: Worked): TypedSearchAttributes {
  const { region } = commit.opening ?? {};
  const none = new TypedSearchAttributes();
  const own = changedAttributes(commit.state, live, none).filter((pair) => pair.value !== null);
  return new TypedSearchAttributes([
    ...(own as SearchAttributePair[]),
    ...(region === undefined ? [] : [{ key: REGION, value: region }]),
  ]);
}

/** The attributes that differ from those the case has; one that is no longer there is set to null. */
export function changedAttributes(
  state: CaseState,
  live: LiveCase,
  shown: TypedSearchAttributes,
): SearchAttributeUpdatePair[] {
  const next = state.deadlines[0];
  const tasks = [...new Set(live.tasks.map(({ task }) => task))].sort();
  const pairs: SearchAttributeUpdatePair[] = [
    { key: CASE_STATE, value: stateKeyword(state.paths) },
    { key: OWNER_ROLE, value: state.owner.role },
    { key: NEXT_DEADLINE, value: next ? new Date(next.due) : null },
    { key: OPEN_TASKS, value: tasks.length > 0 ? tasks : null },
  ];
  return pairs.filter(({ key, value }) => JSON.stringify(shown.get(key) ?? null) !== JSON.stringify(value));
}

/**
 * The leaf states where they fit. A state of many regions at once does not: then its top-level state, which is what
 * operators filter by; half a list of leaves would be found by nobody.
 */
function stateKeyword(paths: readonly string[]): string {
  const leaves = paths.join(" ");
  if (leaves.length <= KEYWORD_MOST) return leaves;
  const top = new Set(paths.map((path) => path.split(".")[0] ?? path));
  return [...top].join(" ").slice(0, KEYWORD_MOST);
}
