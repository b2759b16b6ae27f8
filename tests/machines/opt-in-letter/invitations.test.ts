import { describe, expect, it } from "vitest";
import { letterCase, letterOut } from "../support/opt-in-letter.ts";

const invitations = (sent: readonly string[]): string[] => sent.filter((line) => line.startsWith("qaInvitation"));
const TEAMS = { id: "teams-1", on: "2027-01-20", at: "12:30" };

describe("question and answer events", () => {
  it("with none there is nothing to invite to", () => {
    expect(letterOut().paths).toContain("awaitingResponse.windowOpen.inviting.invited");
  });

  it("everyone who has not answered is invited to each, two working days before, at 09:00", () => {
    const sam = letterOut({ qaEvents: [{ id: "teams-2", on: "2027-01-25", at: "10:00" }, TEAMS] });
    sam.pass("2027-02-01 00:01");
    expect(invitations(sam.sent)).toEqual(["qaInvitation 2027-01-18 09:00", "qaInvitation 2027-01-21 09:00"]);
    expect(sam.message("qaInvitation").personalisation).toMatchObject({
      date: "25 January 2027",
      time: "10:00",
      joinAt: "https://example.org/join/teams-2",
    });
  });

  it("whoever has answered is not invited, and an invitation on its way is withdrawn", () => {
    const sam = letterOut({ qaEvents: [TEAMS, { id: "teams-2", on: "2027-01-25", at: "10:00" }] }).holding();
    sam.pass("2027-01-18 09:00");
    sam.send("2027-01-18 09:01", "optedIn");
    sam.pass("2027-02-01 00:01");
    expect(sam.messages.filter(({ template }) => template === "qaInvitation")).toMatchObject([
      { withdrawn: "no longer needed" },
    ]);
  });

  it("an event added during the window is invited to in its turn", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "qaEventScheduled", { ...TEAMS, joinAt: "https://example.org/join" });
    expect(sam.deadlines).toMatchObject({ nextInvitation: "2027-01-18 09:00" });
  });

  it("an event added before the letter, or while it was bounced, is invited to as well", () => {
    const sam = letterCase("2027-01-04 10:00");
    sam.send("2027-01-05 10:00", "qaEventScheduled", { ...TEAMS, joinAt: "https://example.org/join" });
    expect(invitations(sam.pass("2027-01-18 09:00").sent)).toHaveLength(1);
    sam.send("2027-01-19 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-01-19 11:00", "qaEventScheduled", {
      id: "teams-2",
      on: "2027-01-28",
      at: "10:00",
      joinAt: "https://example.org/2",
    });
    sam.send("2027-01-19 12:00", "letterReissued", { contact: { channel: "email", email: "sam@example.org" } });
    expect(sam.deadlines).toMatchObject({ nextInvitation: "2027-01-26 09:00" });
  });

  it("an event that moves: who was invited to the old time is invited to the new one", () => {
    const sam = letterOut({ qaEvents: [TEAMS] }).pass("2027-01-19 12:00");
    sam.send("2027-01-19 12:00", "qaEventScheduled", {
      id: "teams-1",
      on: "2027-01-26",
      at: "14:00",
      joinAt: "https://example.org/join",
    });
    sam.pass("2027-02-01 00:01");
    expect(invitations(sam.sent)).toEqual(["qaInvitation 2027-01-18 09:00", "qaInvitation 2027-01-22 09:00"]);
    expect(sam.message("qaInvitation").personalisation["time"]).toBe("14:00");
  });

  it("the same event told again invites nobody twice", () => {
    const sam = letterOut({ qaEvents: [TEAMS] }).pass("2027-01-19 12:00");
    sam.send("2027-01-19 12:00", "qaEventScheduled", { ...TEAMS, joinAt: "https://example.org/join/teams-1" });
    expect(invitations(sam.pass("2027-02-01 00:01").sent)).toHaveLength(1);
  });

  it("short notice by day: the invitation goes at once", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "qaEventScheduled", {
      id: "soon",
      on: "2027-01-13",
      at: "10:00",
      joinAt: "https://example.org/soon",
    });
    expect(invitations(sam.pass("2027-01-12 10:00").sent)).toEqual(["qaInvitation 2027-01-12 10:00"]);
  });

  it("short notice in the night: it waits for the morning, unless the event would have begun by then", () => {
    const sam = letterOut();
    sam.send("2027-01-12 22:00", "qaEventScheduled", {
      id: "soon",
      on: "2027-01-13",
      at: "10:00",
      joinAt: "https://example.org/soon",
    });
    sam.send("2027-01-12 22:30", "qaEventScheduled", {
      id: "sooner",
      on: "2027-01-13",
      at: "08:30",
      joinAt: "https://example.org/sooner",
    });
    sam.pass("2027-01-13 12:00");
    expect(
      sam.messages
        .filter(({ template }) => template === "qaInvitation")
        .map(({ queuedAt, personalisation }) => [queuedAt, personalisation["joinAt"]]),
    ).toEqual([
      ["2027-01-12 22:30", "https://example.org/sooner"],
      ["2027-01-13 09:00", "https://example.org/soon"],
    ]);
  });

  it("nobody is invited to an event that has begun, and an invitation is of no use once it has", () => {
    const sam = letterCase("2027-01-20 13:00", { qaEvents: [TEAMS] });
    expect(invitations(sam.pass("2027-02-11 00:01").sent)).toEqual([]);
    expect(
      letterOut({ qaEvents: [TEAMS] })
        .pass("2027-01-18 09:00")
        .message("qaInvitation").validUntil,
    ).toBe("2027-01-20 12:30");
  });

  it("working days before the event skip bank holidays: after Easter Monday", () => {
    const dates = { lettersFrom: "2027-03-15", closesOn: "2027-04-05", lateAnswersUntil: "2027-04-30" };
    const sam = letterCase("2027-03-15 09:00", { dates, qaEvents: [{ id: "easter", on: "2027-03-30", at: "10:00" }] });
    expect(sam.deadlines).toMatchObject({ nextInvitation: "2027-03-24 09:00" });
  });

  it("an event that is scheduled after the answer, or the outcome, is only noted", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "declined");
    sam.send("2027-01-12 11:00", "qaEventScheduled", { ...TEAMS, joinAt: "https://example.org/join" });
    sam.send("2027-02-10 11:00", "qaEventScheduled", {
      ...TEAMS,
      on: "2027-02-15",
      joinAt: "https://example.org/join",
    });
    expect(invitations(sam.pass("2027-03-20 00:00").sent)).toEqual([]);
  });
});
