import { deadlineInLondon, inLondon } from "../../machines/shared/calendar/london.ts";
import type { CaseContext, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { CaseState } from "../../records/case-commit.ts";
import { readable } from "./beyond-the-calendar.ts";
import { RECENT, type LiveCase } from "./live-case.ts";

/** Most lines of each list, so that the whole stays far below what Temporal shows: 20 kB, encrypted. */
const MOST = { deadlines: 5, tasks: 10, allowed: 40 } as const;

/** Most characters of a line: the reasons of a refusal can be long. */
const LINE_MOST = 240;

/**
 * The case at a glance for an operator in Temporal's Web UI, as markdown. No personal data beyond what the process
 * puts in its words: codes, dates and states. Of a long list the first are shown, tasks by their due date, and how many
 * more there are.
 */
export function operatorView(definition: ProcessDefinition, live: LiveCase, state: CaseState): string {
  const { calendar } = live.snapshot.context as CaseContext;
  const by = (instant: number): string => readable(instant, () => deadlineInLondon(calendar, instant));
  const since = readable(state.since, () => inLondon(calendar, state.since));
  const title = (task: string): string => definition.words.tasks[task]?.title ?? task;
  const deadlines = state.deadlines.map(({ label, due }) => `${label}: ${by(due)}`);
  const tasks = [...live.tasks]
    .sort((a, b) => a.due - b.due)
    .map(({ task, role, due }) => `${title(task)} (${role}, due ${by(due)})`);
  return [
    `### ${shortened(state.words.join(" · "), 4 * LINE_MOST)}`,
    `since ${since}${state.outcome === undefined ? "" : `, outcome **${state.outcome}**`}`,
    `**Next deadlines**\n${list(deadlines, MOST.deadlines)}`,
    `**Open tasks**\n${list(tasks, MOST.tasks)}`,
    `**Allowed now**\n${list(state.allowed, MOST.allowed)}`,
    `**Last events**\n${list(live.recent, RECENT)}`,
  ].join("\n\n");
}

function list(lines: readonly string[], most: number): string {
  if (lines.length === 0) return "- none";
  const shown = lines.slice(0, most).map((line) => `- ${shortened(line, LINE_MOST)}`);
  return (lines.length > most ? [...shown, `- and ${lines.length - most} more`] : shown).join("\n");
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
