import { describe, expect, it } from "vitest";
import { CAMPAIGN, campaignCase, FILE, OTHER_FILE, runningCampaign } from "../support/opt-in-campaign.ts";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { describeDefinition } from "../support/describe-definition.ts";
import { DATES, LETTER, WHY } from "../support/opt-in-letter.ts";

describeDefinition(CAMPAIGN, "opt-in-campaign", ["pageStarted", "pageTold", "calendarRenewed"]);

const LATER = { lettersFrom: "2027-01-18", closesOn: "2027-02-07", lateAnswersUntil: "2027-02-28" };
const NEWS = { headline: "Letters in January", news: "SSCL has confirmed the dates." };
const QA = { id: "teams-1", on: "2027-01-20", at: "12:30", joinAt: "https://example.org/join" };
const asked = (campaign: CaseByHand): unknown[] => campaign.asks.map(({ effect }) => effect);
const told = (key: number, more: { readonly after?: string } = {}) =>
  ({ type: "pageTold", key: String(key), told: 50, refused: 0, ...more }) as const;

describe("importing people", () => {
  it("a submitted file starts the campaign: its first page is started with the campaign's terms", () => {
    const campaign = campaignCase();
    campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 120 });
    expect(campaign.paths).toEqual(["running"]);
    expect(asked(campaign)).toMatchObject([
      {
        type: "startMembers",
        params: {
          process: "optInLetter",
          importId: FILE,
          fromLine: 1,
          shared: { campaign: { ...DATES, updateEveryDays: 14 } },
        },
      },
    ]);
  });

  it("goes on page by page, with the terms as they stand then, and counts", () => {
    const campaign = campaignCase();
    campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 120 });
    campaign.answer("2026-12-02 10:01", {
      type: "pageStarted",
      importId: FILE,
      started: 98,
      already: 2,
      refused: 0,
      nextLine: 101,
    });
    expect(asked(campaign)).toMatchObject([{ type: "startMembers", params: { fromLine: 101 } }]);
    campaign.answer("2026-12-02 10:02", { type: "pageStarted", importId: FILE, started: 20, already: 0, refused: 0 });
    expect(campaign.facts["imports"]).toMatchObject({
      [FILE]: { lines: 120, started: 118, already: 2, refused: 0, done: true },
    });
    expect(campaign.tasks).toEqual([]);
  });

  it("refused rows are reviewed by a person, one task a file", () => {
    const campaign = campaignCase();
    campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 120 });
    campaign.answer("2026-12-02 10:01", {
      type: "pageStarted",
      importId: FILE,
      started: 97,
      already: 0,
      refused: 3,
      nextLine: 101,
    });
    campaign.answer("2026-12-02 10:02", { type: "pageStarted", importId: FILE, started: 20, already: 0, refused: 0 });
    expect(campaign.tasks).toEqual([
      { task: "reviewRefusedRows", key: FILE, role: "harmonisationTeam", due: "2026-12-05 00:00" },
    ]);
    campaign.send("2026-12-03 10:00", "refusedRowsReviewed");
    expect(campaign.tasks).toEqual([]);
  });

  it("a file that is being imported is not submitted again; afterwards it may be, and starts nobody twice", () => {
    const campaign = campaignCase();
    campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 120 });
    expect(campaign.refusals("2026-12-02 10:01", "rosterSubmitted", { importId: FILE, lines: 120 })).toMatchObject([
      { code: "importRunning" },
    ]);
    campaign.answer("2026-12-02 10:01", { type: "pageStarted", importId: FILE, started: 120, already: 0, refused: 0 });
    expect(campaign.refusals("2026-12-02 10:02", "rosterSubmitted", { importId: FILE, lines: 120 })).toEqual([]);
  });

  it("somebody traced after the close may still be imported, and the campaign stays closed", () => {
    const campaign = runningCampaign().pass("2027-02-05 00:00");
    campaign.send("2027-02-05 10:00", "rosterSubmitted", { importId: OTHER_FILE, lines: 1 });
    expect(campaign.paths).toEqual(["closed"]);
    expect(asked(campaign)).toHaveLength(1);
  });

  it("a row becomes the input of a letter", () => {
    const row = {
      employeeNumber: "e1000101",
      name: "Amara Nwosu",
      workEmail: "amara.nwosu@justice.example",
      situation: "active",
      origin: "formerCrc",
      organisation: "moj",
      awaitingPayAlignment: "Yes",
      region: "",
      newSalary: "31432.00",
      allowances: "0.00",
      payProtection: "0.00",
    };
    const shared = { campaign: { ...DATES, letterVersion: "2027-01", updateEveryDays: 14, qaEvents: [] } };
    const { members } = CAMPAIGN.contract;
    expect(LETTER.contract.input.parse(members?.toInput(row, shared))).toMatchObject({
      employee: { employeeNumber: "E1000101", awaitingPayAlignment: true },
      figures: { newSalary: "31432.00" },
    });
    const bare = LETTER.contract.input.parse(
      members?.toInput({ ...row, newSalary: "", allowances: "", payProtection: "" }, shared),
    );
    expect(bare).not.toHaveProperty("figures");
    expect(() => LETTER.contract.input.parse(members?.toInput({ ...row, allowances: "" }, shared))).toThrow();
    expect(() =>
      LETTER.contract.input.parse(members?.toInput({ ...row, awaitingPayAlignment: "perhaps" }, shared)),
    ).toThrow();
    expect(Object.keys(row)).toEqual(members?.columns);
  });
});

describe("telling everyone", () => {
  it.each([
    ["newsPublished", NEWS, NEWS],
    ["qaEventScheduled", QA, QA],
    ["campaignDatesChanged", LATER, LATER],
  ])("%s goes to every letter, page by page, under one key", (event, body, sent) => {
    const campaign = runningCampaign();
    const key = campaign.send("2026-12-10 10:00", event, body);
    expect(asked(campaign)).toEqual([{ type: "tellMembers", params: { event, body: sent, key: String(key) } }]);
    campaign.answer("2026-12-10 10:01", told(key, { after: "optInLetter-7" }));
    expect(asked(campaign)).toEqual([
      { type: "tellMembers", params: { event, body: sent, key: String(key), after: "optInLetter-7" } },
    ]);
    campaign.answer("2026-12-10 10:02", told(key));
    expect(asked(campaign)).toEqual([]);
    expect(campaign.facts["broadcasts"]).toMatchObject({ [key]: { told: 100, progress: "done" } });
  });

  it("what is told is what a letter takes: the body parses by the letter's contract", () => {
    for (const [event, body] of [
      ["newsPublished", NEWS],
      ["qaEventScheduled", QA],
      ["campaignDatesChanged", LATER],
    ] as const) {
      expect(() => LETTER.contract.events[event]?.body.parse(body)).not.toThrow();
    }
  });

  it("one broadcast at a time, in order: nobody hears of older dates after newer ones", () => {
    const campaign = runningCampaign();
    const first = campaign.send("2026-12-10 10:00", "campaignDatesChanged", LATER);
    const second = campaign.send("2026-12-10 10:01", "campaignDatesChanged", DATES);
    expect(asked(campaign)).toMatchObject([{ params: { key: String(first) } }]);
    campaign.answer("2026-12-10 10:02", told(first));
    expect(asked(campaign)).toMatchObject([{ params: { key: String(second), body: DATES } }]);
  });

  describe("while a file is being imported", () => {
    const PAGE = { type: "pageStarted", importId: FILE, started: 100, already: 0, refused: 0 };

    /** The keys under which everyone is told from now on, each broadcast taking one page. */
    function toldInOrder(campaign: CaseByHand): unknown[] {
      const order: unknown[] = [];
      for (let minute = 10; campaign.asks.length > 0; minute += 1) {
        const [first] = campaign.asks;
        const key = first?.effect.type === "tellMembers" ? first.effect.params.key : undefined;
        order.push(key);
        campaign.answer(`2026-12-02 11:${minute}`, told(Number(key)));
      }
      return order;
    }

    it("cases started meanwhile may be missed: everyone is told once more afterwards, under the same key", () => {
      const campaign = campaignCase();
      campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 120 });
      const news = campaign.send("2026-12-02 10:01", "newsPublished", NEWS);
      campaign.answer("2026-12-02 10:02", PAGE);
      expect(toldInOrder(campaign)).toEqual([String(news), String(news)]);
      expect(campaign.facts["broadcasts"]).toMatchObject({ [news]: { told: 50, progress: "done" } });
    });

    it("of dates that moved several times only the last are told once more", () => {
      const campaign = campaignCase();
      campaign.send("2026-12-02 10:00", "rosterSubmitted", { importId: FILE, lines: 300 });
      const older = campaign.send("2026-12-02 10:01", "campaignDatesChanged", LATER);
      const newer = campaign.send("2026-12-02 10:02", "campaignDatesChanged", DATES);
      // The file takes longer than telling everyone does.
      campaign.answer("2026-12-02 10:03", { ...PAGE, nextLine: 101 });
      campaign.answer("2026-12-02 10:04", told(older));
      campaign.answer("2026-12-02 10:05", { ...PAGE, nextLine: 201 });
      campaign.answer("2026-12-02 10:06", told(newer));
      campaign.answer("2026-12-02 10:07", PAGE);
      expect(toldInOrder(campaign)).toEqual([String(newer)]);
    });

    it("what was told before the file came needs no repeating", () => {
      const campaign = runningCampaign();
      campaign.send("2026-12-02 10:05", "newsPublished", NEWS);
      toldInOrder(campaign);
      campaign.send("2026-12-02 12:00", "rosterSubmitted", { importId: OTHER_FILE, lines: 1 });
      campaign.answer("2026-12-02 12:01", { ...PAGE, importId: OTHER_FILE });
      expect(campaign.asks).toEqual([]);
    });
  });

  it("before anybody is imported it is only noted: whoever comes gets the terms as they stand", () => {
    const campaign = campaignCase();
    campaign.send("2026-12-02 10:00", "campaignDatesChanged", LATER);
    campaign.send("2026-12-02 10:01", "qaEventScheduled", QA);
    expect(asked(campaign)).toEqual([]);
    campaign.send("2026-12-02 10:02", "rosterSubmitted", { importId: FILE, lines: 1 });
    expect(asked(campaign)).toMatchObject([{ params: { shared: { campaign: { ...LATER, qaEvents: [QA] } } } }]);
  });

  it("an event that moves replaces itself", () => {
    const campaign = runningCampaign();
    campaign.send("2026-12-02 11:00", "qaEventScheduled", QA);
    campaign.send("2026-12-02 12:00", "qaEventScheduled", { ...QA, on: "2027-01-21" });
    expect(campaign.facts["qaEvents"]).toEqual([{ ...QA, on: "2027-01-21" }]);
  });
});

describe("the campaign's dates", () => {
  it("the campaign closes at the end of its closing date, and finishes when no late answer is taken any more", () => {
    const campaign = runningCampaign();
    expect(campaign.deadlines).toEqual({ campaignCloses: "2027-02-01 00:00" });
    expect(campaign.pass("2027-01-31 23:59").paths).toEqual(["running"]);
    expect(campaign.pass("2027-02-01 00:00").paths).toEqual(["closed"]);
    expect(campaign.deadlines).toEqual({ lateAnswersClose: "2027-03-01 00:00" });
    expect(campaign.pass("2027-03-01 00:00").outcome).toBe("finished");
    expect(campaign.pass("2027-03-28 23:59").isOver).toBe(false);
    expect(campaign.pass("2027-03-29 00:00").isOver).toBe(true);
  });

  it.each([
    ["prepared", campaignCase, "preparing"],
    ["running", runningCampaign, "running"],
  ])("moved while %s: the close moves with them", (_state, begin, path) => {
    const campaign = begin();
    campaign.send("2026-12-10 10:00", "campaignDatesChanged", LATER);
    expect(campaign.deadlines).toEqual({ campaignCloses: "2027-02-08 00:00" });
    expect(campaign.paths).toEqual([path]);
  });

  it("moved to later after the close: the campaign runs again", () => {
    const campaign = runningCampaign().pass("2027-02-02 00:00");
    campaign.send("2027-02-02 10:00", "campaignDatesChanged", LATER);
    expect(campaign.paths).toEqual(["running"]);
  });

  it("only the time for late answers moved after the close: it stays closed, until then", () => {
    const campaign = runningCampaign().pass("2027-02-02 00:00");
    campaign.send("2027-02-02 10:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-03-31" });
    expect(campaign.paths).toEqual(["closed"]);
    expect(campaign.deadlines).toEqual({ lateAnswersClose: "2027-04-01 00:00" });
  });

  it("out of order they are refused, naming the field", () => {
    const campaign = runningCampaign();
    expect(
      campaign.refusals("2026-12-10 10:00", "campaignDatesChanged", { ...DATES, closesOn: "2027-01-01" }),
    ).toMatchObject([{ field: "closesOn" }]);
    expect(
      campaign.refusals("2026-12-10 10:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-01-12" }),
    ).toMatchObject([{ field: "lateAnswersUntil" }]);
  });

  it("moved by mistake they are put back, and everyone is told", () => {
    const campaign = runningCampaign();
    const entry = campaign.send("2026-12-10 10:00", "campaignDatesChanged", LATER);
    campaign.answer("2026-12-10 10:01", told(entry));
    const correction = campaign.send("2026-12-10 11:00", "corrected", { entry, ...WHY });
    expect(campaign.facts).toMatchObject(DATES);
    expect(asked(campaign)).toMatchObject([
      { params: { event: "campaignDatesChanged", body: DATES, key: String(correction) } },
    ]);
    expect(campaign.refusals("2026-12-10 12:00", "corrected", { entry, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
  });

  it("moved by mistake and then moved again: the later dates stand, and go back to those before the mistake", () => {
    const campaign = campaignCase();
    const mistake = campaign.send("2026-12-10 10:00", "campaignDatesChanged", { ...LATER, closesOn: "2027-02-20" });
    const right = campaign.send("2026-12-11 10:00", "campaignDatesChanged", LATER);
    campaign.send("2026-12-11 11:00", "corrected", { entry: mistake, ...WHY });
    expect(campaign.facts).toMatchObject(LATER);
    expect(campaign.deadlines).toEqual({ campaignCloses: "2027-02-08 00:00" });
    campaign.send("2026-12-11 12:00", "corrected", { entry: right, ...WHY });
    expect(campaign.facts).toMatchObject(DATES);
  });
});

describe("at any time", () => {
  it.each([
    ["prepared", campaignCase],
    ["running", runningCampaign],
    ["closed", () => runningCampaign().pass("2027-02-02 00:00")],
    ["finished", () => runningCampaign().pass("2027-03-02 00:00")],
  ])("%s: a note and another owner", (_state, begin) => {
    const campaign = begin();
    const { paths } = campaign;
    campaign.send("2027-03-03 10:00", "noteAdded", { note: "Unions were told." });
    campaign.send("2027-03-03 10:01", "ownerReassigned", { role: "hrLead", name: "Priya Nair" });
    expect(campaign.live.snapshot.context.owner).toEqual({ role: "hrLead", name: "Priya Nair" });
    if (paths[0] === "finished") expect(campaign.paths).toEqual(paths);
  });

  it("is withdrawn only while nobody has been imported", () => {
    const reason = { reason: "postponed", explanation: "Ballot again." };
    const campaign = campaignCase();
    expect(runningCampaign().refusals("2026-12-10 10:00", "withdrawn", reason)).toMatchObject([
      { code: "notAllowedInState" },
    ]);
    campaign.send("2026-12-10 10:00", "withdrawn", reason);
    expect(campaign.outcome).toBe("withdrawn");
    expect(campaign.pass("2027-02-01 00:00").isOver).toBe(true);
  });

  it("finished, it takes nothing more that would concern a letter", () => {
    const campaign = runningCampaign().pass("2027-03-02 00:00");
    expect(campaign.allowed).toEqual(["refusedRowsReviewed", "noteAdded", "ownerReassigned"]);
  });
});
