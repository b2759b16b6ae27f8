import { describe, expect, it } from "vitest";
import { bbrProgrammeDefinition } from "../../../machines/bbr-programme/definition.ts";
import { givenUp } from "./interrupted.ts";
import { attends, completed, completes, courseOf, prepared, WHY } from "./participant.ts";

describe("death of the person", () => {
  it("stops every text, frees the place and leaves one task", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "unacceptableAbsence");
    daniel.send("2027-01-13 10:00", "personDied", { on: "2027-01-13" });
    const texts = daniel.messages.length;
    daniel.pass("2027-03-01 10:00");
    expect(daniel.messages).toHaveLength(texts);
    expect(daniel.outcome).toBe("endedByDeath");
    expect(givenUp(daniel)).toEqual(["died"]);
    expect(daniel.taskNames).toEqual(["informThoseInvolved"]);
    daniel.send("2027-03-01 10:00", "thoseInvolvedInformed");
    expect(daniel.tasks).toEqual([]);
    expect(
      daniel.refusals("2027-03-01 11:00", "safeNumberConfirmed", {
        phone: "07700900456",
        confirmedSafeOn: "2027-01-01",
      }),
    ).toMatchObject([{ code: "personDied" }]);
  });

  it("leaves no address to write to", () => {
    const daniel = prepared();
    const address = () => bbrProgrammeDefinition.address(daniel.live.snapshot.context, "person");
    expect(address()).toEqual({ address: { channel: "sms", phone: "07700900123" } });
    daniel.send("2027-01-13 10:00", "personDied", { on: "2027-01-13" });
    expect(address()).toEqual({ none: "mustNotBeSent" });
  });

  it("after the outcome leaves it standing", () => {
    const daniel = completed();
    daniel.send("2027-09-05 10:00", "personDied", { on: "2027-09-05" });
    expect(daniel.outcome).toBe("completed");
    expect(daniel.taskNames).toEqual(["informThoseInvolved"]);
  });

  it("recorded by mistake: nobody is left to inform, and modules are kept", () => {
    const daniel = completes(prepared(), "foundation");
    const entry = daniel.send("2027-02-22 10:00", "personDied", { on: "2027-02-21" });
    daniel.send("2027-02-22 11:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe("onHold");
    expect(daniel.taskNames).toEqual([]);
  });
});
