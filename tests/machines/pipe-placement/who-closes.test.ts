import { describe, expect, it } from "vitest";
import { covers } from "../../../machines/pipe-placement/absence.ts";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { escalation, words } from "../../../machines/pipe-placement/words.ts";
import type { EventContract } from "../../../machines/shared/process-contract.ts";
import { CLOSING } from "./closing.ts";

/** Nobody decides in another's place: what goes up is that it must be decided. */
const ONLY_THE_DECIDER: readonly string[] = ["decideClinical", "decideOperational", "decideInCover"];

const inAbsence = covers({ absence: { since: 0, cover: { name: "Sarah Khan", email: "sarah.khan@justice.example" } } });

const events: Readonly<Record<string, EventContract>> = pipePlacement.events;
const closes = (task: string, role: string): boolean =>
  (CLOSING[task] ?? []).some((event) => events[event]?.sentBy.includes(role));

describe("a task", () => {
  it.each(Object.entries(words.tasks).filter(([task]) => task in CLOSING))(
    "%s is closed by whoever has it, by whoever it goes up to, and by whoever covers for them",
    (task, { role }) => {
      expect(closes(task, role)).toBe(true);
      const next = escalation[role];
      if (next === undefined || ONLY_THE_DECIDER.includes(task)) return;
      expect(closes(task, next)).toBe(true);
      const cover = inAbsence[next];
      if (cover !== undefined) expect(closes(task, cover)).toBe(true);
    },
  );
});
