import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { allOf, type Case, type Done, type Result, type Sent, type ShapeOf } from "../../client/index.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { DATES } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { clientFor } from "./support/client-for.ts";

type Letter = ShapeOf<"optInLetter">;

const running = runningSystem();
const EXAMPLE = new URL("../../examples/opt-in-campaign.csv", import.meta.url);

function input(employeeNumber = `E${randomInt(1_000_000, 10_000_000)}`): Letter["input"] {
  const { campaign, employee, ...rest } = optInLetter.inputExample;
  return { ...rest, campaign: { ...campaign, ...DATES }, employee: { ...employee, employeeNumber } };
}

/** Fails with what the problem says, for a test that cannot go on otherwise. */
function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function done(sent: Sent<Letter>): Done<Letter> {
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  return sent;
}

async function aLetter(rehearsal?: true): Promise<Case<Letter>> {
  return done(await clientFor(running()).optInLetter.start(input(), { ...(rehearsal && { rehearsal }) })).value;
}

describe("An application that uses the client", () => {
  test("starts a case, sees what it takes, tells it what happened and sees where it stands then", async () => {
    const letter = await aLetter();
    expect(letter).toMatchObject({ process: "optInLetter", status: "active", outcome: undefined });
    expect(letter.isIn("awaitingLetter")).toBe(true);
    expect(letter.allows("newsPublished")).toBe(true);
    expect(letter.allowed()).toContainEqual(expect.objectContaining({ event: "absenceReported", method: "POST" }));

    const { value: after, repeated } = done(await letter.send("withdrawn", optInLetter.events.withdrawn.example));
    expect(repeated).toBe(false);
    expect(after).toMatchObject({ id: letter.id, outcome: "withdrawn" });
    expect(letter.outcome).toBeUndefined();
    expect(valueOf(await letter.refresh())).toMatchObject({ outcome: "withdrawn" });
  });

  test("does once what it asks twice under one key", async () => {
    const { optInLetter: letters } = clientFor(running());
    const idempotencyKey = crypto.randomUUID();
    const somebody = input();
    const first = done(await letters.start(somebody, { idempotencyKey }));
    const second = done(await letters.start(somebody, { idempotencyKey }));
    // The first may be, too: on a slow machine the client has asked again by itself.
    expect(second.repeated).toBe(true);
    expect(second.value.id).toBe(first.value.id);

    const news = { headline: "Letters in January", news: "They go out on the eleventh." };
    const key = { idempotencyKey: crypto.randomUUID() };
    const told = done(await first.value.send("newsPublished", news, key));
    const again = done(await letters.send(first.value.id, "newsPublished", news, key));
    expect(again.repeated).toBe(true);
    expect(again.value.id).toBe(told.value.id);
  });

  test("is told in a value, not an exception, why something is refused, and what would be taken", async () => {
    const letter = await aLetter();
    const late = await letter.send("lateAnswerDecided", { decision: "refuse", rationale: "It came too late." });
    expect(late).toMatchObject({
      ok: false,
      problem: {
        kind: "refused",
        status: 409,
        state: { paths: letter.state.paths },
        reasons: [{ code: "notAllowedInState" }],
      },
    });
    if (!late.ok) expect(late.problem.allowed?.map(({ event }) => event)).toContain("newsPublished");

    const { optInLetter: letters, optInCampaign: campaigns, cases } = clientFor(running());
    const twice = await letters.start(
      input((letter.view.facts as { employee: { employeeNumber: string } }).employee.employeeNumber),
    );
    expect(twice).toMatchObject({ ok: false, problem: { kind: "alreadyExists", caseId: letter.id } });
    const faulty = await letters.start({ ...input(), campaign: { ...input().campaign, closesOn: "soon" } });
    expect(faulty).toMatchObject({
      ok: false,
      problem: {
        kind: "invalidRequest",
        reasons: [{ field: "campaign.closesOn" }, { field: "campaign.lateAnswersUntil" }],
      },
    });
    expect(await cases.get("nothing")).toMatchObject({ ok: false, problem: { kind: "notFound" } });
    expect(await campaigns.get(letter.id)).toMatchObject({ ok: false, problem: { kind: "notFound" } });
  });

  test("finds cases, their people, tasks, timelines and messages", async () => {
    const { cases, tasks, optInLetter: letters } = clientFor(running());
    const employeeNumber = `E${randomInt(1_000_000, 10_000_000)}`;
    const { value: letter } = done(await letters.start(input(employeeNumber)));
    done(await letter.send("questionAsked", { question: "Does it count towards my pension?" }));
    expect(valueOf(await cases.search({ employeeNumber }))).toMatchObject([{ caseId: letter.id }]);
    expect(valueOf(await cases.get(letter.id))).toMatchObject({ id: letter.id });
    expect(valueOf(await tasks.list({ caseId: letter.id })).items).toMatchObject([{ caseId: letter.id }]);
    const timeline = valueOf(await allOf(letter.timeline({ limit: 1 })));
    expect(timeline.map(({ name }) => name)).toContain("questionAsked");
    expect(timeline.length).toBeGreaterThan(1);
    expect(valueOf(await letter.messages())).toBeInstanceOf(Array);

    await aLetter();
    const first = valueOf(await letters.list({ limit: 1, state: "awaitingLetter", status: "active" }));
    const second = valueOf((await first.next?.()) ?? (await letters.list()));
    expect(second.items[0]?.caseId).not.toBe(first.items[0]?.caseId);
  });

  test("tells many cases the same, each of which takes it or not by itself, once under one key", async () => {
    const [first, second] = [await aLetter(), await aLetter()];
    const { optInLetter: letters } = clientFor(running());
    done(await second.send("absenceReported"));
    const news = { headline: "Letters in January", news: "They go out on the eleventh." };
    const nobody = `optInLetter-${"0".repeat(32)}`;
    const key = { idempotencyKey: crypto.randomUUID() };
    const tell = async () =>
      valueOf(await letters.sendToMany([first.id, second.id, nobody], "newsPublished", news, key));
    expect((await tell()).results).toMatchObject([
      { caseId: first.id, result: "accepted" },
      { caseId: second.id, result: "refused", reasons: [{ code: "notAllowedInState" }] },
      { caseId: nobody, result: "notFound" },
    ]);
    expect((await tell()).counts).toEqual({ repeated: 1, refused: 1, notFound: 1 });
    const wrong = await letters.sendToMany([first.id], "newsPublished", { ...news, headline: "" });
    expect(wrong).toMatchObject({ ok: false, problem: { kind: "invalidRequest" } });
  });

  test("reads who it is, how much there is to do, and cases as a file", async () => {
    const client = clientFor(running());
    const letter = await aLetter();
    done(await letter.send("questionAsked", { question: "When?" }));
    expect(valueOf(await client.me()).permissions).toContain("optInLetter:send:optedIn");
    const counts = valueOf(await client.tasks.counts({ process: "optInLetter" }));
    expect(counts).toContainEqual(expect.objectContaining({ process: "optInLetter", role: "harmonisationTeam" }));
    const { items } = valueOf(await client.tasks.list({ mine: true, escalated: false, caseId: letter.id }));
    expect(items).toHaveLength(1);
    const lines = valueOf(await client.cases.csv({ process: "optInLetter" })).split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFF?caseId,process,/);
    expect(lines.filter((line) => line.startsWith(`${letter.id},`))).toHaveLength(1);
  });

  test("learns what processes there are, and what they go by", async () => {
    const { processes } = clientFor(running());
    expect(valueOf(await processes.list()).map(({ process }) => process)).toContain("optInLetter");
    const { events } = valueOf(await processes.get("optInLetter"));
    expect(events.find(({ event }) => event === "optedIn")).toMatchObject({ schema: { type: "object" } });
    expect(valueOf(await processes.policy("optInLetter"))).toMatchObject({ process: "optInLetter" });
    expect(await processes.get("optOut")).toMatchObject({ ok: false, problem: { kind: "notFound" } });
  });

  test("waits for a state, or for what it asks of the case, and not for ever", async () => {
    const letter = await aLetter(true);
    done(await letter.send("payFiguresProvided", optInLetter.events.payFiguresProvided.example));
    const waiting = letter.waitFor("awaitingResponse", { timeoutMs: 20_000 });
    const moved = await clientFor(running()).rehearsal.forward(letter.id, { duration: "P9D" });
    expect(valueOf(moved).caseIds).toEqual([letter.id]);
    expect(valueOf(await waiting).isIn("awaitingResponse")).toBe(true);
    expect(valueOf(await letter.waitFor(({ view }) => view.rehearsal)).id).toBe(letter.id);
    const vain = await letter.waitFor("optedIn", { timeoutMs: 300 });
    expect(vain).toMatchObject({ ok: false, problem: { kind: "notYet" } });
  });

  test("starts the members of a campaign from a file, and hears how it gets on", async () => {
    const { optInCampaign: campaigns, cases } = clientFor(running());
    const started = await campaigns.start({ ...optInCampaign.inputExample, ...DATES });
    if (!started.ok) throw new Error(JSON.stringify(started.problem));
    const { id } = started.value;
    const { importId } = valueOf(await campaigns.roster.submit(id, await readFile(EXAMPLE, "utf8")));
    const heard: number[] = [];
    const report = valueOf(
      await campaigns.roster.finished(id, importId, { onProgress: ({ counts }) => heard.push(counts.pending) }),
    );
    expect(report.counts).toEqual({ pending: 0, started: 11, already: 0, refused: 2 });
    expect(report.refused).toHaveLength(2);
    expect(heard.at(-1)).toBe(0);
    const members = async (): Promise<unknown> => valueOf(await allOf(cases.list({ memberOf: id, limit: 5 })));
    await expect.poll(members, { timeout: 10_000 }).toHaveLength(11);
  });
});
