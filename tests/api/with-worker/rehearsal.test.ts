import { describe, expect, onTestFinished, test } from "vitest";
import { untilAtRest } from "../../../dev/rehearsal/at-rest.ts";
import { factsOf, MONDAY, pathsOf, rehearsalFrom, startGroup, startParticipant } from "../support/bbr.ts";
import {
  expectStatus,
  fileOf,
  letterFor,
  LETTERS,
  startCampaign,
  startLetter,
  submitFile,
} from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();
const DAY = 86_400_000;

interface Moved {
  readonly caseIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly fired: readonly {
    readonly caseId: string;
    readonly at: string;
    readonly name: string;
    readonly kind: string;
  }[];
}

describe("A rehearsal", () => {
  test("moves a campaign and its letters to one instant, and answers with what fired", async () => {
    const { api } = running();
    const { caseId, path } = await startCampaign(api, "?rehearsal=true");
    expectStatus(200, await submitFile(api, path, fileOf("E6660001", "E6660002")));
    await expect
      .poll(async () => ((await api.get(`/cases?memberOf=${caseId}`)).body["cases"] as unknown[]).length, {
        timeout: 10_000,
      })
      .toBe(2);

    const answer = expectStatus(200, await api.post(`/rehearsal/cases/${caseId}/forward`, { duration: "P8D" }));
    const { caseIds, from, to, fired } = answer.body as unknown as Moved;
    expect(caseIds).toHaveLength(3);
    expect(Date.parse(to) - Date.parse(from)).toBe(8 * DAY);
    expect(fired.filter(({ name, kind }) => name === "lettersReleased" && kind === "timer")).toHaveLength(2);
    for (const { at } of fired) expect(Date.parse(at)).toBeLessThanOrEqual(Date.parse(to) + 5_000);

    for (const id of caseIds) {
      const { body } = await api.get(`/cases/${id}`);
      const { offsetMs } = body["clock"] as { offsetMs: number };
      expect(Math.abs(offsetMs - 8 * DAY)).toBeLessThan(60_000);
    }
    const { body } = await api.get(`/cases?memberOf=${caseId}&state=awaitingResponse`);
    expect(body["cases"]).toHaveLength(2);
  });

  test("cannot begin where there is no calendar", async () => {
    const { api } = running();
    for (const from of ["9999-12-31T23:59:59Z", "2900-01-01T00:00:00+01:00"]) {
      const asked = `${LETTERS}?rehearsal=true&from=${encodeURIComponent(from)}`;
      const { status, body } = await api.post(asked, letterFor());
      expect({ status, reasons: body["reasons"] }).toMatchObject({
        status: 400,
        reasons: [{ code: "calendarTooShort" }],
      });
    }
  });

  test("moves to an instant, too, and never back", async () => {
    const { api } = running();
    const { body } = await api.post(`${LETTERS}?rehearsal=true`, letterFor());
    const path = `/rehearsal/cases/${body["caseId"] as string}/forward`;
    const until = new Date(Date.now() + 2 * DAY).toISOString();
    expect(await api.post(path, { until })).toMatchObject({ status: 200, body: { to: until } });
    expect((await api.post(path, { until: new Date().toISOString() })).status).toBe(409);
  });

  test("moved by nothing waits until what one case tells another has arrived, and been answered", async () => {
    const { api } = running();
    const group = await startGroup(api, rehearsalFrom(MONDAY));
    const participant = await startParticipant(api, rehearsalFrom(MONDAY));
    await participant.send("placeRequested", { groupCaseId: group.caseId });
    const forward = `/rehearsal/cases/${participant.caseId}/forward`;
    const { caseIds, from, to } = expectStatus(200, await api.post(forward, { duration: "PT0S" })).body;
    expect({ caseIds, to }).toEqual({ caseIds: [group.caseId, participant.caseId], to: from });
    expect(factsOf<{ participants: unknown[] }>(await group.read()).participants).toHaveLength(1);
    expect(pathsOf(await participant.read())).toMatch(/^underway/);
  });

  test("that does not come to rest says so, and of which cases", async () => {
    const { api, service, stopWorkers, startWorkers } = running();
    await stopWorkers();
    onTestFinished(startWorkers);
    const { body } = await api.post(`${LETTERS}?rehearsal=true`, letterFor());
    const caseId = body["caseId"] as string;
    const waiting = untilAtRest(service.temporal.connection, "default", async () => [caseId], 100);
    await expect(waiting).rejects.toThrow(new RegExp(`^${caseId} did not come to rest within`));
  });

  test("is born one or never: the clock of any other case stays", async () => {
    const { api } = running();
    const { caseId } = await startLetter(api);
    const { status, body } = await api.post(`/rehearsal/cases/${caseId}/forward`, { duration: "P1D" });
    expect(status).toBe(409);
    expect(body).toMatchObject({ reasons: [{ code: "notMoved" }] });
  });

  test.each([
    [{}],
    [{ duration: "P1D", until: "2027-01-01T00:00:00Z" }],
    [{ duration: "a week" }],
    [{ until: "2027-02-30T00:00:00Z" }],
  ])("is not moved by %j", async (body) => {
    const { api } = running();
    const { caseId } = await startLetter(api);
    expect((await api.post(`/rehearsal/cases/${caseId}/forward`, body)).status).toBe(400);
  });

  test("of a case nobody has is 404", async () => {
    const answer = await running().api.post(`/rehearsal/cases/optInLetter-${"0".repeat(32)}/forward`, {
      duration: "P1D",
    });
    expect(answer.status).toBe(404);
  });
});
