import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { caseSchema } from "../../../api/cases/case-schema.ts";
import type { Body } from "../support/caller.ts";
import { DATES, letterFor, LETTERS, startLetter } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();

describe("Starting a case", () => {
  test("answers 201 with the case and where it is, and reading it gives the same", async () => {
    const { api } = running();
    const { status, headers, body } = await api.post(LETTERS, letterFor());
    expect(status).toBe(201);
    const { caseId, state, allowed, policyFrom } = caseSchema.parse(body);
    expect(headers.get("location")).toBe(`/cases/${caseId}`);
    expect(state.words).toContain("Waiting for the letter; kept informed every fortnight");
    expect(allowed.map(({ event }) => event)).toContain("intentionSignified");
    expect(policyFrom).toEqual({ settings: "2022-11-01" });
    expect((await api.get(`/cases/${caseId}`)).body).toEqual(body);
  });

  test("takes the documentation's example, with dates that lie ahead", async () => {
    const { api } = running();
    const { body } = await api.get("/openapi.json");
    const { paths } = body as unknown as {
      paths: Record<string, { post: { requestBody: { content: Record<string, { example: Body }> } } }>;
    };
    const example = paths[LETTERS]?.post.requestBody.content["application/json"]?.example;
    const campaign = { ...(example?.["campaign"] as Body), ...DATES };
    expect((await api.post(LETTERS, { ...example, campaign })).status).toBe(201);
  });

  test("again with the same key and body is 200 with the same case", async () => {
    const { api } = running();
    const letter = letterFor();
    const key = { "idempotency-key": randomUUID() };
    const first = await api.post(LETTERS, letter, key);
    const second = await api.post(LETTERS, letter, key);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
  });

  test("ten times at once with one key is one case", async () => {
    const { api } = running();
    const letter = letterFor();
    const key = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.post(LETTERS, letter, key)));
    expect(new Set(answers.map(({ body }) => body["caseId"])).size).toBe(1);
    for (const { status } of answers) expect([200, 201]).toContain(status);
    const { body } = await api.get(`/cases/${answers[0]?.body["caseId"] as string}/timeline`);
    expect((body["entries"] as { kind: string }[]).filter(({ kind }) => kind === "started")).toHaveLength(1);
  });

  test("with a key that started a case with another body is 422", async () => {
    const { api } = running();
    const key = { "idempotency-key": randomUUID() };
    await api.post(LETTERS, letterFor(), key);
    const answer = await api.post(LETTERS, letterFor(), key);
    expect(answer).toMatchObject({ status: 422, body: { type: "urn:throughcare:problem:conflictingRepeat" } });
  });

  test("for a person who has one is 409 with the case there is", async () => {
    const { api } = running();
    const letter = letterFor();
    const { body: first } = await api.post(LETTERS, letter);
    const { status, body } = await api.post(LETTERS, letter);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: "urn:throughcare:problem:alreadyExists",
      caseId: first["caseId"],
      reasons: [{ code: "alreadyExists" }],
    });
  });

  test("by two applications with the same key is two cases: keys are an application's own", async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all(
      ["payroll", "hub"].map(async (client) =>
        (await running().as({ client })).post(LETTERS, letterFor(), { "idempotency-key": key }),
      ),
    );
    expect([one?.status, other?.status]).toEqual([201, 201]);
    expect(one?.body["caseId"]).not.toBe(other?.body["caseId"]);
  });

  test("that is refused leaves nothing in Temporal", async () => {
    const { api, service } = running();
    const key = randomUUID();
    const letter = { ...letterFor(), campaign: { ...DATES, closesOn: "2027-02-30" } };
    expect((await api.post(LETTERS, letter, { "idempotency-key": key })).status).toBe(400);
    // The key was not used up: with a good body it starts the case.
    expect((await api.post(LETTERS, letterFor(), { "idempotency-key": key })).status).toBe(201);
    expect(service.taskQueue).toMatch(/^api-/);
  });

  test("names who did it on the timeline", async () => {
    const api = await running().as({ id: "AB12C", name: "Priya Nair", roles: ["hrOperations"] });
    const { body: started } = await api.post(LETTERS, letterFor());
    const { body } = await api.get(`/cases/${started["caseId"] as string}/timeline`);
    expect((body["entries"] as object[])[0]).toMatchObject({
      actor: { id: "AB12C", displayName: "Priya Nair", role: "hrOperations" },
    });
  });

  test("finds the person's case by their employee number at once", async () => {
    const { api } = running();
    const { caseId } = await startLetter(api, { employeeNumber: "E5550001" });
    const { body } = await api.post("/cases/search", { employeeNumber: "e5550001" });
    expect(body["cases"]).toMatchObject([{ caseId }]);
  });
});
