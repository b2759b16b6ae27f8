import { deadlineInLondon, inLondon } from "../../machines/shared/calendar/london.ts";
import type { CaseContext, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { CaseState } from "../../records/case-commit.ts";
import { readable } from "./beyond-the-calendar.ts";
import type { LiveCase } from "./live-case.ts";

/**
 * The case at a glance for an operator in Temporal's Web UI, as markdown. No personal data beyond what the process
 * puts in its words: codes, dates and states.
 */
export function operatorView(definition: ProcessDefinition, live: LiveCase, state: CaseState): string {
  const { calendar } = live.snapshot.context as CaseContext;
  const by = (instant: number): string => readable(instant, () => deadlineInLondon(calendar, instant));
  const since = readable(state.since, () => inLondon(calendar, state.since));
  const list = (lines: readonly string[]): string =>
    lines.length > 0 ? lines.map((line) => `- ${line}`).join("\n") : "- none";
  const titles = definition.words.tasks;
  return [
    `### ${state.words.join(" · ")}`,
    `since ${since}${state.outcome === undefined ? "" : `, outcome **${state.outcome}**`}`,
    `**Next deadlines**\n${list(state.deadlines.slice(0, 5).map(({ label, due }) => `${label}: ${by(due)}`))}`,
    `**Open tasks**\n${list(live.tasks.map(({ task, role, due }) => `${titles[task]?.title ?? task} (${role}, due ${by(due)})`))}`,
    `**Allowed now**\n${list(state.allowed)}`,
    `**Last events**\n${list(live.recent)}`,
  ].join("\n\n");
}
