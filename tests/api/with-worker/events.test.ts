import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import type { Caller } from "../support/caller.ts";
import { startCampaign, startLetter } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();

async function timeline(
  api: Caller,
  caseId: string,
): Promise<readonly { name: string; kind: string; sequence?: number }[]> {
  return (await api.get(`/cases/${caseId}/timeline`)).body["entries"] as { name: string; kind: string }[];
}

describe("Sending a case an event", () => {
  test("answers with the case after it, and reading shows it", async () => {
    const { api } = running();
    const { caseId, path } = await startLetter(api);
    const { status, body } = await api.post(`${path}/events/absenceReported`, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({
      repeated: false,
      case: { caseId, state: { words: expect.arrayContaining(["Away from work: SSCL is tracing the person"]) } },
    });
    const read = await api.get(`/cases/${caseId}`);
    expect(read.body["state"]).toEqual((body["case"] as typeof read.body)["state"]);
    expect(await timeline(api, caseId)).toContainEqual(
      expect.objectContaining({ name: "absenceReported", kind: "event" }),
    );
  });

  test("works for everything that is allowed, where it says, with the documentation's example", async () => {
    const { api } = running();
    const { caseId } = await startLetter(api);
    const { body } = await api.get(`/cases/${caseId}`);
    const note = (body["allowed"] as { event: string; href: string }[]).find(({ event }) => event === "noteAdded");
    const { status } = await api.post(note?.href ?? "", optInLetter.events.noteAdded.example);
    expect(status).toBe(200);
  });

  test("again with the same key and body is 200, and changes nothing", async () => {
    const { api } = running();
    const { caseId, path } = await startLetter(api);
    const key = { "idempotency-key": randomUUID() };
    await api.post(`${path}/events/noteAdded`, { note: "Spoke to the person" }, key);
    const again = await api.post(`${path}/events/noteAdded`, { note: "Spoke to the person" }, key);
    expect(again).toMatchObject({ status: 200, body: { repeated: true } });
    expect((await timeline(api, caseId)).filter(({ name }) => name === "noteAdded")).toHaveLength(1);
  });

  test("with a key the case had with another body, or another event, is 422", async () => {
    const { api } = running();
    const { path } = await startLetter(api);
    const key = { "idempotency-key": randomUUID() };
    await api.post(`${path}/events/noteAdded`, { note: "One" }, key);
    for (const [event, body] of [
      ["noteAdded", { note: "Two" }],
      ["absenceReported", {}],
    ] as const) {
      expect(await api.post(`${path}/events/${event}`, body, key)).toMatchObject({
        status: 422,
        body: { type: "urn:throughcare:problem:conflictingRepeat" },
      });
    }
  });

  test("that the state does not allow is 409 with the state in words and what is allowed", async () => {
    const { api, service } = running();
    const { caseId, path } = await startLetter(api);
    const before = await historyLength(caseId);
    const { status, body } = await api.post(`${path}/events/optedIn`, { receivedBy: "email" });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: "urn:throughcare:problem:refused",
      reasons: [{ code: "notAllowedInState" }],
      state: {
        paths: expect.arrayContaining(["awaitingLetter.updating.waiting"]),
        words: expect.arrayContaining(["Waiting for the letter; kept informed every fortnight"]),
      },
    });
    const allowed = body["allowed"] as { event: string; href: string }[];
    expect(allowed).toContainEqual(expect.objectContaining({ event: "noteAdded", href: `${path}/events/noteAdded` }));
    expect(allowed.map(({ event }) => event)).not.toContain("optedIn");
    // Nothing is stored, and nothing is in the workflow's history.
    expect(await timeline(api, caseId)).toHaveLength(1);
    expect(await historyLength(caseId)).toBe(before);

    async function historyLength(id: string): Promise<number> {
      const { events } = await service.temporal.workflow.getHandle(id).fetchHistory();
      return events?.filter(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) => accepted).length ?? 0;
    }
  });

  test("whose data the case does not accept is 409 with the field", async () => {
    const { api } = running();
    const { path } = await startLetter(api);
    const { status, body } = await api.post(`${path}/events/corrected`, {
      entry: 99,
      explanation: "A slip of the pen.",
    });
    expect(status).toBe(409);
    expect(body["reasons"]).toMatchObject([{ code: "notCorrectable", field: "entry" }]);
  });

  test("with wrong fields is 400, and the case never hears of it", async () => {
    const { api } = running();
    const { caseId, path } = await startLetter(api);
    const { status, body } = await api.post(`${path}/events/personDied`, { on: "2027-02-30" });
    expect(status).toBe(400);
    expect(body["reasons"]).toMatchObject([{ field: "on" }]);
    expect(await timeline(api, caseId)).toHaveLength(1);
  });

  test("of another process is 404", async () => {
    const { api } = running();
    const { caseId } = await startCampaign(api);
    expect((await api.post(`/processes/optInLetter/cases/${caseId}/events/noteAdded`, { note: "Hello" })).status).toBe(
      404,
    );
  });

  test("that is for the service itself cannot be sent from outside", async () => {
    const { api } = running();
    const { path } = await startLetter(api);
    for (const event of ["calendarRenewed", "messageFailed", "xstate.init"]) {
      expect((await api.post(`${path}/events/${event}`, {})).status).toBe(404);
    }
  });
});

describe("Renewing a case's calendar", () => {
  test("is on the timeline, and again with the same key it is a repeat", async () => {
    const { api } = running();
    const { caseId } = await startLetter(api);
    const key = { "idempotency-key": randomUUID() };
    expect(await api.post(`/cases/${caseId}/calendar`, undefined, key)).toMatchObject({
      status: 200,
      body: { repeated: false },
    });
    expect(await api.post(`/cases/${caseId}/calendar`, undefined, key)).toMatchObject({
      status: 200,
      body: { repeated: true },
    });
    expect(await timeline(api, caseId)).toContainEqual(expect.objectContaining({ name: "calendarRenewed" }));
  });
});

describe("A message that cannot be delivered", () => {
  test("opens a task, by the receipt that Notify sends", async () => {
    const { api } = running();
    const { caseId, path } = await startLetter(api, { workEmail: "bounces.sam@justice.example" });
    await api.post(`${path}/events/newsPublished`, optInLetter.events.newsPublished.example);
    await expect
      .poll(async () => (await api.get(`/cases/${caseId}`)).body["tasks"], { timeout: 10_000 })
      .toMatchObject([{ task: "takeCareOfMessage" }]);
    const { body } = await api.get(`/cases/${caseId}/messages`);
    expect(body["messages"]).toContainEqual(
      expect.objectContaining({ status: "sent", receipt: expect.objectContaining({ status: "permanent-failure" }) }),
    );
  });
});
