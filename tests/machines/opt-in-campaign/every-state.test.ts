import { describe, expect, it } from "vitest";
import { campaignMachine } from "../../../machines/opt-in-campaign/machine.ts";
import { words } from "../../../machines/opt-in-campaign/words.ts";
import { londonOf, RefusedByHand, type CaseByHand } from "../support/case-by-hand.ts";
import { explore, type Move } from "../support/explore.ts";
import { CAMPAIGN, campaignCase, FILE } from "../support/opt-in-campaign.ts";
import { WHY } from "../support/opt-in-letter.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";

const HOUR_MS = 3_600_000;
const later = ({ now }: CaseByHand, hours = 1): string => londonOf(now + hours * HOUR_MS);
const dayLater = (campaign: CaseByHand, days: number): string => later(campaign, days * 24).slice(0, 10);

const event =
  (name: string, body: Readonly<Record<string, unknown>> = {}): Move =>
  (campaign) => {
    campaign.send(later(campaign), name, body);
  };

/** Answers what the campaign asked first. */
const answer =
  (started: object, told: object): Move =>
  (campaign) => {
    const [ask] = campaign.asks;
    if (!ask) throw new RefusedByHand("Nothing was asked");
    if (ask.effect.type === "startMembers")
      campaign.answer(later(campaign), {
        type: "pageStarted",
        importId: FILE,
        started: 9,
        already: 0,
        refused: 0,
        ...started,
      });
    if (ask.effect.type === "tellMembers")
      campaign.answer(later(campaign), { type: "pageTold", key: ask.effect.params.key, told: 9, refused: 0, ...told });
  };

const moves: Readonly<Record<string, Move>> = {
  roster: event("rosterSubmitted", { importId: FILE, lines: 40 }),
  news: event("newsPublished", { headline: "News", news: "Some." }),
  qaEvent: event("qaEventScheduled", {
    id: "teams-1",
    on: "2027-01-20",
    at: "12:30",
    joinAt: "https://example.org/join",
  }),
  dates: (campaign) => {
    const { lettersFrom } = campaign.live.snapshot.context.terms;
    const soon = dayLater(campaign, 20);
    const closesOn = soon < lettersFrom ? lettersFrom : soon;
    campaign.send(later(campaign), "campaignDatesChanged", {
      lettersFrom,
      closesOn,
      lateAnswersUntil: dayLater(campaign, 80),
    });
  },
  corrected: (campaign) => {
    const [entry] = Object.keys(campaign.live.snapshot.context.datesBefore);
    if (entry === undefined) throw new RefusedByHand("Nothing to correct");
    campaign.send(later(campaign), "corrected", { entry: Number(entry), ...WHY });
  },
  lastPage: answer({}, {}),
  morePages: answer({ nextLine: 10 }, { after: "optInLetter-9" }),
  refusedRows: answer({ refused: 2 }, {}),
  reviewed: event("refusedRowsReviewed"),
  withdrawn: event("withdrawn", { reason: "postponed", explanation: "Ballot again." }),
  note: event("noteAdded", { note: "A note." }),
  owner: event("ownerReassigned", { role: "hrLead" }),
};

const everyPlace = new Map<string, CaseByHand>();
const taskHistory = new Set<string>();

function likeness(campaign: CaseByHand): string {
  everyPlace.set(campaign.paths.join(), campaign);
  for (const line of campaign.taskHistory) taskHistory.add(line);
  const { datesBefore } = campaign.live.snapshot.context;
  return JSON.stringify([
    campaign.paths,
    campaign.asks.map(({ effect }) => effect.type),
    campaign.taskNames,
    Object.keys(datesBefore).length > 0,
  ]);
}

describe("every state of the campaign", () => {
  const taken = new TransitionsTaken(campaignMachine);
  const { reached } = explore({ "a campaign": campaignCase() }, moves, likeness, 6);

  it("can be reached, in at most six steps", () => {
    expect([...reached.keys()].sort()).toEqual(Object.keys(words.states).sort());
  });

  it("every transition of the machine is taken on the way", () => {
    expect(taken.untaken).toEqual([]);
  });

  it("every event is either allowed or refused with reasons that name the state", () => {
    for (const campaign of everyPlace.values()) {
      for (const [name, { example }] of Object.entries(CAMPAIGN.contract.events)) {
        const reasons = campaign.fork().refusals(londonOf(campaign.now), name, example);
        if (campaign.allowed.includes(name)) expect(reasons.map(({ code }) => code)).not.toContain("notAllowedInState");
        else
          expect(reasons).toMatchObject([
            {
              code: "notAllowedInState",
              message: expect.stringContaining(words.states[campaign.paths[0] as keyof typeof words.states]),
            },
          ]);
      }
    }
  });

  it("the task for refused rows is opened, and closed", () => {
    expect([...taskHistory]).toEqual(expect.arrayContaining(["opened reviewRefusedRows", "closed reviewRefusedRows"]));
  });
});
