import type { CaseView } from "../../client/index.ts";
import { london } from "../output/london.ts";
import type { Output } from "../output/output.ts";
import { plain } from "../output/plain.ts";

/** A case for people: where it stands, what is due, what is to do, and what it takes now. */
export function showCase(out: Output, view: CaseView): void {
  if (out.json) return out.data(view);
  const { caseId, title, state, status, outcome, owner, region, clock, deadlines, tasks, allowed, links } = view;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["State", state.words.map(plain).join("; ")],
    ["", out.style.quiet(state.paths.join(" "))],
    ["Since", london(state.since)],
    ["Status", outcome === undefined ? status : `${status}, outcome ${outcome}`],
    ["Owner", plain([owner.role, owner.name].filter(Boolean).join(", "))],
    ["Region", region],
    ["Its clock", clock && `${london(clock.now)} (rehearsal)`],
    ["In Temporal", links.temporal],
  ];
  out.line(`${out.style.heading(plain(title))}  ${caseId}`);
  for (const [name, fact] of facts) if (fact) out.line(`${name.padEnd(12)} ${fact}`);
  section(
    out,
    "Deadlines",
    deadlines.map(({ label, due }) => [london(due), label]),
  );
  section(
    out,
    "To do",
    tasks.map(({ due, overdue, title: task, role }) => [
      `${london(due)}${overdue ? " overdue" : ""}`,
      `${task} (${role})`,
    ]),
  );
  section(
    out,
    "Takes now",
    allowed.map(({ event, title: what }) => [event, what]),
  );
}

function section(out: Output, heading: string, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return;
  const width = Math.max(...rows.map(([first]) => first.length));
  out.line(`\n${out.style.heading(heading)}`);
  for (const [first, second] of rows) out.line(`  ${first.padEnd(width)}  ${plain(second)}`);
}
