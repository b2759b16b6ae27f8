import { describe, expect, it } from "vitest";
import type { TellCase } from "../../../machines/shared/effects.ts";
import { GOALS, GROUP, courseOf, waiting } from "../bbr-programme/participant.ts";
import { RefusedByHand, type CaseByHand } from "../support/case-by-hand.ts";
import { asks, caseOf, GroupByHand, WHY } from "./group-by-hand.ts";

/** A group and one participant's own case, each told what the other tells it, under the ids that a server gives. */
class Both {
  readonly group = GroupByHand.planned();
  readonly daniel: CaseByHand = waiting();

  /** Until neither has anything to say to the other. */
  talk(): this {
    for (;;) {
      const [ask] = this.daniel.asks;
      const [told] = this.group.tellings;
      if (ask) this.#toGroup(ask.effect.params as TellCase);
      else if (told) this.#toProgramme(told);
      else return this;
    }
  }

  #toGroup({ caseId, key, event, body }: TellCase): void {
    const reasons = refusedWith(() => this.group.send(event, { ...body, programmeCaseId: caseOf(1) }));
    const answer = { type: "caseTold", caseId, key, accepted: reasons.length === 0, reasons };
    this.daniel.answer(this.group.now, answer);
  }

  #toProgramme({ caseId, event, body }: TellCase): void {
    const isDaniel = caseId === caseOf(1);
    const told = (): unknown => this.daniel.send(this.group.now, event, { ...body, groupCaseId: GROUP });
    const reasons = isDaniel ? refusedWith(told) : [];
    this.group.answer(0, reasons.length === 0);
  }

  /** He asks for a place on 3 December 2026, and has it. */
  placed(): this {
    this.group.pass("2026-12-03 10:00");
    this.daniel.send("2026-12-03 10:00", "placeRequested", { groupCaseId: GROUP });
    return this.talk();
  }
}

function refusedWith(event: () => unknown): readonly string[] {
  try {
    event();
    return [];
  } catch (error) {
    if (error instanceof RefusedByHand) return [error.message];
    throw error;
  }
}

const sessionsOf = (daniel: CaseByHand): readonly { readonly id: string; readonly on: string }[] =>
  (daniel.live.snapshot.context.place as { sessions?: [] } | undefined)?.sessions ?? [];

describe("a group and a participant's own case", () => {
  it("agree on the place, a session that moves, and what the register says", () => {
    const both = new Both().placed();
    const { group, daniel } = both;
    expect(group.participants).toEqual([caseOf(1)]);
    expect(sessionsOf(daniel)).toHaveLength(24);
    group.send("sessionRescheduled", { session: "foundation-1", on: "2027-02-04", at: "10:00", ...WHY });
    both.talk();
    expect(sessionsOf(daniel)[0]).toMatchObject({ id: "foundation-1", on: "2027-02-04" });
    daniel.send("2026-12-10 15:00", "goalSettingHeld", { on: "2026-12-10", goals: GOALS });
    for (const number of [1, 2, 3, 4, 5, 6]) {
      group.hold(`foundation-${number}`).record(`foundation-${number}`);
      both.talk();
    }
    expect(courseOf(daniel)).toMatch(/^oneToOne/);
    expect(group.context.followUps).toEqual([]);
    expect(group.register("foundation-6")?.entries).toMatchObject([{ told: "told" }]);
  });

  it("agree that there is none when the group is full", () => {
    const both = new Both();
    both.group.with(12, 2);
    both.placed();
    expect(sessionsOf(both.daniel)).toEqual([]);
    expect(both.daniel.paths[0]).toMatch(/^awaitingPlace/);
    expect(both.group.participants).not.toContain(caseOf(1));
  });

  it("agree that it has ended when the group is cancelled, or he is taken out", () => {
    for (const [event, body] of [
      ["groupCancelled", { reason: "noVenue", ...WHY }],
      ["participantRemoved", { programmeCaseId: caseOf(1), reason: "conflict", ...WHY }],
    ] as const) {
      const both = new Both().placed();
      both.group.send(event, body);
      both.talk();
      expect(sessionsOf(both.daniel)).toEqual([]);
      expect(both.daniel.paths[0]).toMatch(/^awaitingPlace/);
      expect(both.group.byHand.taskNames).toEqual([]);
    }
  });

  it("agree on another facilitator, also for whoever asked first and is told last", () => {
    const both = new Both().placed();
    both.group.send("placeRequested", asks(2));
    both.group.send("facilitatorDesignated", { programmeCaseId: caseOf(1), employeeNumber: "E7700456" });
    both.talk();
    const { place } = both.daniel.live.snapshot.context as { place: { facilitator: { name: string } } };
    expect(place.facilitator.name).toBe("Idris Vaughan");
  });
});
