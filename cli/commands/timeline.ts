import { Command } from "commander";
import { allOf, type TimelineEntry } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";
import { london } from "../output/london.ts";
import type { Tone } from "../output/style.ts";
import { sessionOf } from "../session/session.ts";

/** What stands out: what was refused, went up a role, was put right, or is the end. */
const TONES: Partial<Readonly<Record<TimelineEntry["kind"], Tone>>> = {
  refused: "alarm",
  escalated: "warning",
  correction: "warning",
  started: "good",
  ended: "good",
  message: "quiet",
  receipt: "quiet",
};

/** `throughcare timeline CASE`: what happened, oldest first. */
export function timelineCommand(): Command {
  return new Command("timeline")
    .summary("what happened in a case, oldest first")
    .description("Show everything that happened in a case, oldest first, in the case's own time, as London reads it.")
    .argument("<case>", "its id")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare timeline CASE\n  $ throughcare timeline CASE --json | jq '.[] | select(.kind == \"event\")'",
    )
    .action(async (caseId: string, _options, command: Command) => {
      const { client, out } = sessionOf(command);
      const entries = valueOf(await allOf(client.cases.timeline(caseId, { limit: 200 })));
      if (out.json) return out.data(entries);
      out.table(
        ["No.", "When", "Kind", { heading: "Who", wraps: true }, "What"],
        entries.map(({ sequence, at, kind, actor, text, correctedBy }) => {
          const tone = TONES[kind];
          return [
            sequence?.toString(),
            london(at),
            tone ? { text: kind, tone } : kind,
            actor.displayName,
            correctedBy === undefined ? text : `${text} (corrected by no. ${correctedBy})`,
          ];
        }),
      );
    });
}
