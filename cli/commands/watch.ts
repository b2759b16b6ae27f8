import { setTimeout as wait } from "node:timers/promises";
import type { CaseView, Problem } from "../../client/index.ts";
import { EndsWith, valueOf } from "../ends-with.ts";
import { EXIT, exitCodeOf } from "../exit-codes.ts";
import { caseLines } from "../output/case-lines.ts";
import { LiveScreen } from "../output/live-screen.ts";
import { london } from "../output/london.ts";
import type { Session } from "../session/session.ts";
import { showCase } from "./show-case.ts";

const EVERY_MS = 1_000;

/**
 * Shows a case whenever it changes, until it ends. On a terminal in place; elsewhere one after the other. An API that
 * does not answer for a while is asked on. Throws EndsWith.
 */
export async function watch({ client, out }: Session, caseId: string): Promise<void> {
  let view = valueOf(await client.cases.get(caseId)).view;
  let away: Problem | undefined;
  const screen = !out.json && process.stdout.isTTY ? new LiveScreen(process.stdout) : undefined;
  const draw = (): void =>
    screen?.draw([...caseLines(view, out.style, out.room)], out.style.as(away ? "alarm" : "quiet", footer(view, away)));
  process.stdout.on("resize", draw);
  for (let shown = ""; ;) {
    const now = whatMatters(view);
    if (!screen && now !== shown) {
      if (shown !== "" && !out.json) out.line();
      showCase(out, view);
    }
    shown = now;
    draw();
    if (view.status === "ended") break;
    await wait(EVERY_MS);
    const found = await client.cases.get(caseId);
    if (found.ok) view = found.value.view;
    else if (exitCodeOf(found.problem) !== EXIT.unavailable)
      throw new EndsWith(exitCodeOf(found.problem), found.problem.detail, found.problem);
    else if (!away && !screen) out.note(`${found.problem.detail}; asking on`);
    away = found.ok ? undefined : found.problem;
  }
  process.stdout.off("resize", draw);
}

/** A rehearsal's clock moves on by itself: that alone is no change. */
function whatMatters({ sequence, status, state, tasks, deadlines }: CaseView): string {
  return JSON.stringify([sequence, status, state.paths, tasks, deadlines]);
}

function footer({ status, updatedAt }: CaseView, away: Problem | undefined): string {
  if (away) return `${away.detail}: asking every second. Ctrl-C ends`;
  return status === "ended" ? "It has ended" : `Changed last ${london(updatedAt)}. Ctrl-C ends`;
}
