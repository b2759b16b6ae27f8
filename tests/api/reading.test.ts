import { describe, expect, test } from "vitest";
import { caseSchema, caseSummarySchema } from "../../api/cases/case-schema.ts";
import { entrySchema } from "../../api/cases/timeline-schema.ts";
import { messageSchema } from "../../api/cases/message-schema.ts";
import { taskSchema } from "../../api/tasks/task-schema.ts";
import { contracts } from "../../machines/contracts.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import type { CaseState } from "../../records/case-commit.ts";
import { commitCase } from "../../records/commit-case.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
import { setClockOffset } from "../../records/queries/set-clock-offset.ts";
import { DAY, opened, queued, START, transition, WAITING } from "../records/support/a-case.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

const LETTER: CaseState = {
  ...WAITING,
  paths: ["awaitingResponse.windowOpen.closing"],
  words: ["The letter is out; waiting for an answer"],
};

describe("A case", () => {
  test("shows its state in words and as paths, its deadlines, tasks, facts, and what it takes now", async () => {
    const { api, service } = running();
    const caseId = aCaseId();
    await aCase(service.records, { caseId, state: LETTER, tasks: [opened(`${caseId}/1`)] });
    const { status, body } = await api.get(`/cases/${caseId}`);
    expect(status).toBe(200);
    expect(caseSchema.parse(body)).toMatchObject({
      caseId,
      process: "optInLetter",
      title: "Opt-in letter",
      state: {
        paths: ["awaitingResponse.windowOpen.closing"],
        words: ["The letter is out; waiting for an answer"],
        since: "2022-11-10T09:00:00.000Z",
      },
      status: "active",
      deadlines: [{ name: "close", label: "Window closes", due: "2022-12-01T09:00:00.000Z" }],
      nextDeadline: "2022-12-01T09:00:00.000Z",
      tasks: [{ task: "findAddress", title: "Find another address", role: "hr", overdue: true }],
      facts: { name: "Nadia Secretname" },
      rehearsal: false,
      links: { temporal: `http://127.0.0.1:8233/namespaces/default/workflows/${caseId}` },
    });
    expect(body["allowed"]).toMatchObject([
      {
        event: "optedIn",
        title: "Opted in",
        method: "POST",
        href: `/processes/optInLetter/cases/${caseId}/events/optedIn`,
      },
      { event: "declined", title: "Declined" },
    ]);
    expect(body).not.toHaveProperty("clock");
  });

  test("that is a rehearsal says how far its clock is ahead", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records, { opening: { startedAt: START, identifiers: [], rehearsal: true } });
    await setClockOffset(service.records, caseId, 7 * DAY);
    const { body } = await api.get(`/cases/${caseId}`);
    const { offsetMs, now } = caseSchema.parse(body).clock ?? { offsetMs: 0, now: "" };
    expect(offsetMs).toBe(7 * DAY);
    expect(Date.parse(now)).toBeGreaterThan(Date.now() + 7 * DAY - 60_000);
  });

  test("is never kept by a cache", async () => {
    const { api, service } = running();
    const { headers } = await api.get(`/cases/${await aCase(service.records)}`);
    expect(headers.get("cache-control")).toBe("no-store");
  });
});

describe("A timeline", () => {
  test("has what happened, oldest first, with who did it, page by page", async () => {
    const { api, service } = running();
    const caseId = await aCase(service.records);
    await commitCase(service.records, transition(caseId, 1));
    await commitCase(service.records, transition(caseId, 2));
    const first = await api.get(`/cases/${caseId}/timeline?limit=2`);
    expect(first.body["entries"]).toMatchObject([
      { sequence: 0, kind: "started", text: "Case started", at: "2022-11-10T09:00:00.000Z" },
      {
        sequence: 1,
        kind: "event",
        name: "optedIn",
        actor: { displayName: "Alex Practitioner" },
        data: { by: "Nadia Secretname" },
      },
    ]);
    for (const entry of first.body["entries"] as unknown[]) entrySchema.parse(entry);
    const second = await api.get(first.body["next"] as string);
    expect(second.body["entries"]).toMatchObject([{ sequence: 2 }]);
    expect(second.body).not.toHaveProperty("next");
  });
});

describe("The messages of a case", () => {
  test("say where each goes and what became of it", async () => {
    const { api, service } = running();
    const caseId = aCaseId();
    await aCase(service.records, { caseId, messages: [queued(`${caseId}/1`)] });
    const { body } = await api.get(`/cases/${caseId}/messages`);
    expect(body["messages"]).toMatchObject([
      {
        template: "reminderOneWeek",
        to: "person",
        channel: "email",
        status: "queued",
        attempts: 0,
        address: { channel: "email" },
      },
    ]);
    messageSchema.parse((body["messages"] as unknown[])[0]);
  });

  test("say where one goes whose address changed after an attempt", async () => {
    const { api, service } = running();
    const caseId = aCaseId();
    const messageId = `${caseId}/1`;
    await aCase(service.records, { caseId, messages: [queued(messageId)] });
    await takeMessage(service.records, messageId, 1_000);
    const lines = ["Nadia Secretname", "1 High Street", "LS1 1AA"];
    const redirected = { change: "redirected", messageId, address: { channel: "letter", lines } } as const;
    await commitCase(service.records, transition(caseId, 1, { messages: [redirected] }));
    const { body } = await api.get(`/cases/${caseId}/messages`);
    const [message] = body["messages"] as unknown[];
    expect(messageSchema.parse(message)).toMatchObject({
      channel: "email",
      redirectedTo: { channel: "letter", lines },
    });
  });

  test("are an empty list when there is none", async () => {
    const { api, service } = running();
    const { status, body } = await api.get(`/cases/${await aCase(service.records)}/messages`);
    expect({ status, body }).toEqual({ status: 200, body: { messages: [] } });
  });
});

describe("The list of cases", () => {
  const due = (days: number) => [{ name: "close", label: "Window closes", due: Date.now() + days * DAY }];

  test("is by next deadline, filtered, and taken page by page", async () => {
    const { api, service } = running();
    const campaign = await aCase(service.records, { process: "optInCampaign" });
    const memberOf = { startedAt: START, identifiers: [], rehearsal: false, memberOf: campaign };
    const ids: string[] = [];
    for (const days of [3, 1, 2]) {
      ids.push(await aCase(service.records, { state: { ...LETTER, deadlines: due(days) }, opening: memberOf }));
    }
    const [third, first, second] = ids;
    const page = await api.get(
      `/cases?memberOf=${campaign}&process=optInLetter&status=active&state=awaitingResponse&limit=2`,
    );
    expect((page.body["cases"] as { caseId: string }[]).map(({ caseId }) => caseId)).toEqual([first, second]);
    for (const item of page.body["cases"] as unknown[]) caseSummarySchema.parse(item);
    const rest = await api.get(page.body["next"] as string);
    expect((rest.body["cases"] as { caseId: string }[]).map(({ caseId }) => caseId)).toEqual([third]);
    expect(rest.body).not.toHaveProperty("next");

    const within = await api.get(`/cases?memberOf=${campaign}&dueWithin=PT36H`);
    expect(within.body["cases"]).toMatchObject([{ caseId: first }]);
    const before = new Date(Date.now() + 2.5 * DAY).toISOString();
    const until = await api.get(`/cases?memberOf=${campaign}&dueBefore=${before}`);
    expect(until.body["cases"]).toMatchObject([{ caseId: first }, { caseId: second }]);
    expect((await api.get(`/cases?memberOf=${campaign}&status=ended`)).body["cases"]).toEqual([]);
  });

  test("holds no personal data", async () => {
    const { api, service } = running();
    await aCase(service.records, { state: LETTER });
    expect(JSON.stringify((await api.get("/cases?limit=200")).body)).not.toContain("Secretname");
  });
});

describe("A search", () => {
  test("finds a person's cases by an identifier in any case, with spaces around it", async () => {
    const { api, service } = running();
    const identifiers = [{ kind: "employeeNumber" as const, value: "E7654321" }];
    const caseId = await aCase(service.records, { opening: { startedAt: START, identifiers, rehearsal: false } });
    const found = await api.post("/cases/search", { employeeNumber: "  e7654321 " });
    expect(found).toMatchObject({ status: 200, body: { cases: [{ caseId }] } });
    expect((await api.post("/cases/search", { employeeNumber: "E7654322" })).body).toEqual({ cases: [] });
  });

  test("needs no Idempotency-Key, for it changes nothing", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await running().api.send("POST", "/cases/search", { headers, body: '{"crn":"X320741"}' });
    expect(answer.status).toBe(200);
  });
});

describe("The list of tasks", () => {
  test("is by due date, filtered by role, process and whether it is overdue", async () => {
    const { api, service } = running();
    const caseId = aCaseId();
    const soon = Date.now() + DAY;
    await aCase(service.records, {
      caseId,
      tasks: [
        opened(`${caseId}/late`, { role: "sscl" }),
        opened(`${caseId}/soon`, { role: "sscl", due: soon }),
        opened(`${caseId}/other`, { role: "hrLead", due: soon }),
      ],
    });
    const ids = async (query: string): Promise<string[]> => {
      const { body } = await api.get(`/tasks?caseId=${caseId}&${query}`);
      return taskSchema
        .array()
        .parse(body["tasks"])
        .map(({ taskId }) => taskId.split("/")[1] ?? "");
    };
    expect(await ids("role=sscl")).toEqual(["late", "soon"]);
    expect(await ids("role=sscl&overdue=true")).toEqual(["late"]);
    expect(await ids("overdue=false&process=optInLetter&role=hrLead")).toEqual(["other"]);
    expect(await ids("dueWithin=PT2H")).toEqual(["late"]);
    expect(await ids("process=optInCampaign")).toEqual([]);
    expect(await ids("closed=true")).toEqual([]);
  });
});

describe("A process", () => {
  test("says what its states mean, what may be sent with a schema and an example, and every message", async () => {
    const { api } = running();
    const list = await api.get("/processes");
    expect(list.body["processes"]).toMatchObject(Object.keys(contracts).map((process) => ({ process })));
    const { body } = await api.get("/processes/optInLetter");
    expect(body).toMatchObject({
      title: "Opt-in letter",
      startedBy: ["harmonisationTeam", "hrOperations"],
      input: { schema: { type: "object" }, example: { employee: { employeeNumber: "E1204567" } } },
      states: Object.entries(optInLetter.words.states).map(([path, words]) => ({ path, words })),
      deadlines: expect.arrayContaining([{ name: "windowCloses", label: "The window to answer closes" }]),
      tasks: expect.arrayContaining([expect.objectContaining({ task: "decideLateAnswer", role: "hrLead" })]),
    });
    expect(body["events"]).toContainEqual(
      expect.objectContaining({
        event: "optedIn",
        title: "Opted in",
        sentBy: ["employee", "hrOperations", "sscl"],
        schema: expect.objectContaining({ type: "object" }),
        example: { receivedBy: "onlineForm" },
        href: "/processes/optInLetter/cases/{caseId}/events/optedIn",
      }),
    );
    expect((body["messages"] as unknown[]).length).toBeGreaterThan(5);
  });

  test("whose members come from a file names the file's columns and where to submit it", async () => {
    const { body } = await running().api.get("/processes/optInCampaign");
    expect(body["members"]).toMatchObject({
      process: "optInLetter",
      columns: expect.arrayContaining(["employeeNumber", "newSalary"]),
      href: "/processes/optInCampaign/cases/{caseId}/roster",
    });
  });
});

describe("For people", () => {
  test("the front page links to the documentation, Temporal, the Outbox and every process", async () => {
    const { status, headers, body } = await running().api.get("/");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    for (const href of [
      "/docs",
      "http://127.0.0.1:8233/namespaces/default/workflows",
      "http://127.0.0.1:3001",
      "/processes/optInLetter",
      "/processes/optInLetter/diagram",
      "/processes/optInLetter/policy",
    ]) {
      expect(body["text"]).toContain(`href="${href}"`);
    }
  });

  test("the page to try the API loads nothing from elsewhere", async () => {
    const { status, headers, body } = await running().api.get("/docs");
    expect(status).toBe(200);
    expect(headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(body["text"]).not.toMatch(/(src|href)="https?:/);
  });
});
