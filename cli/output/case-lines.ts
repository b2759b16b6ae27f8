import type { CaseView } from "../../client/index.ts";
import { london, londonFrom } from "./london.ts";
import { plain } from "./plain.ts";
import { STATUS_TONES } from "./status-tones.ts";
import type { Style, Tone } from "./style.ts";
import { padded, wrapped } from "./wrapped.ts";

/** A line of two parts; the second goes on in further lines where the terminal is narrow. */
type Row = readonly [first: string, second: string, tone?: Tone];

/** A case for people: where it stands, what is due, what is to do, and what it takes now. */
export function caseLines(view: CaseView, style: Style, room: number): readonly string[] {
  const { caseId, title, state, status, outcome, owner, region, clock, deadlines, tasks, allowed, links } = view;
  const now = clock?.now;
  const facts: readonly (Row | undefined)[] = [
    ["State", state.words.join("; "), "heading"],
    ["", state.paths.join(" "), "quiet"],
    ["Since", londonFrom(state.since, now)],
    ["Status", outcome === undefined ? status : `${status}, outcome ${outcome}`, STATUS_TONES[status]],
    ["Owner", [owner.role, owner.name].filter(Boolean).join(", ")],
    region === undefined ? undefined : ["Region", region],
    clock && ["Its clock", `${london(clock.now)} (rehearsal)`, "warning"],
    ["In Temporal", links.temporal, "quiet"],
  ];
  const section = (heading: string, rows: readonly Row[]): readonly string[] =>
    rows.length === 0 ? [] : ["", style.heading(heading), ...inColumns(rows, style, room, "  ")];
  return [
    `${style.heading(plain(title))}  ${caseId}`,
    ...inColumns(
      facts.filter((fact) => fact !== undefined),
      style,
      room,
      "",
    ),
    ...section(
      "Deadlines",
      deadlines.map(({ label, due }) => [londonFrom(due, now), label]),
    ),
    ...section(
      "To do",
      tasks.map(({ due, overdue, title: task, role }) => {
        const when = `${londonFrom(due, now)}${overdue ? ", overdue" : ""}`;
        return overdue ? [when, `${task} (${role})`, "alarm"] : [when, `${task} (${role})`];
      }),
    ),
    ...section(
      "Takes now",
      allowed.map(({ event, title: what }) => [event, what]),
    ),
  ];
}

function inColumns(rows: readonly Row[], style: Style, room: number, before: string): readonly string[] {
  const width = Math.max(11, ...rows.map(([first]) => first.length));
  const beside = Math.max(20, room - before.length - width - 2);
  return rows.flatMap(([first, second, tone]) => {
    // An address in two lines could not be copied.
    const lines = second.includes(" ") ? wrapped(plain(second), beside) : [plain(second)];
    return lines.map((line, index) => `${before}${padded(index === 0 ? first : "", width)}  ${style.as(tone, line)}`);
  });
}
