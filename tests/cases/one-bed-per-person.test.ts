import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { commitCase } from "../../activities/commit-case.ts";
import type { CaseService } from "../../cases/case-service.ts";
import { eventKey, fingerprintOf } from "../../cases/identity.ts";
import { writtenDown } from "../../cases/passes-on.ts";
import { deliver, type Sent } from "../../cases/send-event.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { claim } from "../../records/claims/claim.ts";
import { claimDigests } from "../../records/claims/claim-digests.ts";
import { commitCase as storeCommit } from "../../records/commit-case.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { claims } from "../../records/schema/claims.ts";
import type { CaseStart } from "../../workflows/interpreter/live-case.ts";
import { openService } from "../api/support/open-service.ts";
import { asInProduction } from "../support/patience.ts";
import { transition } from "../records/support/a-case.ts";
import { bedOf } from "../workflows/processes/bed.ts";
import { CALENDAR } from "../workflows/processes/small-process.ts";
import { testBundle } from "../workflows/durable/support/bundle.ts";

const MINUTE = 60_000;
let service: CaseService;
/** Cases whose transitions cannot be written down now: the database is away for them alone. */
const notWritten = new Set<string>();
const caseIds: string[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
  const opened = await openService();
  service = opened.service;
  const connection = await NativeConnection.connect({ address: inject("temporalAddress") });
  const commit = commitCase(service.records);
  const worker = await Worker.create({
    connection,
    taskQueue: service.taskQueue,
    workflowBundle: await testBundle("index.ts"),
    activities: {
      commitCase: async (change: Parameters<typeof commit>[0]) => {
        if (notWritten.has(change.caseId)) throw new Error("The database is away");
        return commit(change);
      },
    },
  });
  const running = worker.run();
  closing.push(
    async () => {
      worker.shutdown();
      await running;
    },
    () => connection.close(),
    () => opened.close(),
  );
});
afterAll(async () => {
  for (const caseId of caseIds) {
    await service.temporal.workflow
      .getHandle(caseId)
      .terminate("The test is over")
      .catch(() => undefined);
  }
  for (const close of closing) await close();
});

const aPerson = (): string => `X${randomUUID()}`;

async function aCase(input: object = {}, taskQueue = service.taskQueue): Promise<string> {
  const caseId = `bed-${randomUUID()}`;
  caseIds.push(caseId);
  const start: CaseStart = {
    kind: "start",
    schema: 1,
    definitionVersion: 1,
    input: { ...input },
    calendar: CALENDAR,
    opening: { identifiers: [], rehearsal: false },
    actor: SYSTEM,
    handled: { key: "start", fingerprint: "start" },
  };
  await service.temporal.workflow.start("bed", { workflowId: caseId, taskQueue, args: [start] });
  if (taskQueue === service.taskQueue) {
    await expect.poll(() => findCase(service.records, caseId)).toBeDefined();
  }
  return caseId;
}

/** Sends an event as the service does; `bedReserved` claims the bed of its person. */
function send(
  caseId: string,
  event: string,
  body: Record<string, unknown> = {},
  key: string = randomUUID(),
  to = service,
): Promise<Sent> {
  const request = { process: "bed", caseId, event, body, actor: SYSTEM, client: "test", idempotencyKey: key };
  const contract = { claims: ({ person }: { readonly person: string }) => [bedOf(person)] };
  return deliver(to, { ...request, receivedAt: Date.now() }, event === "bedReserved" ? contract : {});
}

const reserve = (caseId: string, person: string, key?: string) => send(caseId, "bedReserved", { person }, key);
/** Without waiting longer than two seconds for the answer. */
const reserveSoon = (caseId: string, person: string, key?: string) =>
  send(caseId, "bedReserved", { person }, key, asInProduction(service));
const digestOf = (person: string) => claimDigests(service.records.keyring, [bedOf(person)])[0]!;

async function rowOf(person: string) {
  const rows = await service.records.db
    .select()
    .from(claims)
    .where(eq(claims.claim, digestOf(person)));
  return rows[0];
}

async function claimedAgo(person: string, ms: number): Promise<void> {
  const claimedAt = Date.now() - ms;
  await service.records.db
    .update(claims)
    .set({ claimedAt })
    .where(eq(claims.claim, digestOf(person)));
}

const ACCEPTED: Sent = { result: "accepted", repeated: false };
const heldBy = (caseId: string) => ({
  result: "refused",
  reasons: [{ code: "heldByAnotherCase", message: expect.stringContaining(caseId) as unknown }],
  state: ["waiting"],
  allowed: ["bedReserved", "closed"],
});

describe("One bed per person", () => {
  it("of cases that ask at the same moment one gets it, and the others are told which, and are sent nothing", async () => {
    const person = aPerson();
    const cases = await Promise.all([aCase(), aCase(), aCase()]);
    const outcomes = await Promise.all(cases.map((caseId) => reserve(caseId, person)));
    const winner = cases[outcomes.findIndex(({ result }) => result === "accepted")]!;
    for (const [index, caseId] of cases.entries()) {
      expect(outcomes[index]).toEqual(caseId === winner ? ACCEPTED : heldBy(winner));
      const taken = caseId === winner ? 1 : 0;
      expect(await findCase(service.records, caseId)).toMatchObject({ sequence: taken });
    }
    expect(await rowOf(person)).toMatchObject({ caseId: winner, held: true, reservedFor: [] });
  });

  it("an event that the case refuses leaves nothing reserved", async () => {
    const [first, second] = [await aCase(), await aCase()];
    expect(await reserve(first, "too young")).toMatchObject({ result: "refused", reasons: [{ code: "tooYoung" }] });
    expect(await rowOf("too young")).toBeUndefined();
    const [person, other] = [aPerson(), aPerson()];
    await reserve(first, person);
    expect(await reserve(first, other)).toMatchObject({ result: "refused", reasons: [{ code: "notAllowedInState" }] });
    expect(await reserve(second, other)).toEqual(ACCEPTED);
  });

  it("a refused event takes nothing from the case that holds it already", async () => {
    const [first, second, person] = [await aCase(), await aCase(), aPerson()];
    await reserve(first, person);
    expect(await reserve(first, person)).toMatchObject({ reasons: [{ code: "notAllowedInState" }] });
    expect(await reserve(second, person)).toEqual(heldBy(first));
  });

  it("the bed is free again as soon as the person has left", async () => {
    const [first, second, person] = [await aCase(), await aCase(), aPerson()];
    await reserve(first, person);
    await send(first, "bedLeft");
    expect(await rowOf(person)).toBeUndefined();
    expect(await reserve(second, person)).toEqual(ACCEPTED);
  });

  it("the bed is free again at the end of the case, which then takes nothing and reserves nothing", async () => {
    const [first, second, person] = [await aCase({ staysMs: 0 }), await aCase(), aPerson()];
    await reserve(first, person);
    await send(first, "closed");
    await service.temporal.workflow.getHandle(first).result();
    expect(await reserve(second, person)).toEqual(ACCEPTED);
    expect(await reserve(first, person)).toMatchObject({ result: "refused", reasons: [{ code: "caseClosed" }] });
  });

  it("the same event again is the same, also when another case has the bed by then", async () => {
    const [first, second, person] = [await aCase(), await aCase(), aPerson()];
    const key = randomUUID();
    await reserve(first, person, key);
    expect(await reserve(first, person, key)).toEqual({ result: "accepted", repeated: true });
    await send(first, "bedLeft");
    await reserve(second, person);
    expect(await reserve(first, person, key)).toEqual({ result: "accepted", repeated: true });
    expect(await reserve(first, aPerson(), key)).toEqual({ result: "conflict" });
    expect(await rowOf(person)).toMatchObject({ caseId: second, held: true });
  });

  it("an event that records have and the case never took claims like any other", async () => {
    const [first, second, person] = [await aCase(), await aCase(), aPerson()];
    await reserve(second, person);
    const fingerprint = fingerprintOf("bedReserved", { person });
    const handled = { key: eventKey("test", first, "one"), fingerprint, at: Date.now() };
    await storeCommit(service.records, transition(first, 1, { handled }));
    expect(await reserve(first, person, "one")).toMatchObject({ reasons: [{ code: "heldByAnotherCase" }] });
    await send(second, "bedLeft");
    expect(await reserve(first, person, "one")).toMatchObject({ result: "accepted" });
    expect(await rowOf(person)).toMatchObject({ caseId: first, held: true, reservedFor: [] });
  });

  it("a reservation of which nothing came passes on after a minute, not before, and to one case only", async () => {
    const [lost, ...others] = await Promise.all([aCase(), aCase(), aCase()]);
    const person = aPerson();
    await claim(service.records, digestOf(person), lost, "sent by nobody");
    await claimedAgo(person, MINUTE - 10_000);
    expect(await reserve(others[0]!, person)).toEqual(heldBy(lost));
    await claimedAgo(person, MINUTE + 1_000);
    // A case with a workflow task under way may still be writing down that it has the bed.
    await vi.waitFor(async () => expect(await writtenDown(service, lost)).toBe(true), 20_000);
    const outcomes = await Promise.all(others.map((caseId) => reserve(caseId, person)));
    expect(outcomes.map(({ result }) => result).sort()).toEqual(["accepted", "refused"]);
  });

  it("what a case has taken and could not write down yet is its own, however long that takes", async () => {
    const [first, second, person] = [await aCase(), await aCase(), aPerson()];
    const key = randomUUID();
    notWritten.add(first);
    // Accepted late by a busy machine, it is "unavailable" and asked for again.
    await expect.poll(() => reserveSoon(first, person, key)).toEqual({ result: "pending" });
    await claimedAgo(person, 10 * MINUTE);
    expect(await reserve(second, person)).toEqual(heldBy(first));
    notWritten.delete(first);
    await expect.poll(() => reserve(first, person, key)).toMatchObject({ result: "accepted" });
    expect(await rowOf(person)).toMatchObject({ caseId: first, held: true, reservedFor: [] });
  });

  it("a case that is only just beginning is asked again, and one that is not there is not found", async () => {
    const beginning = await aCase({}, `nobody-listens-${randomUUID()}`);
    const person = aPerson();
    expect(await reserveSoon(beginning, person)).toEqual({ result: "unavailable" });
    expect(await reserve(`bed-${randomUUID()}`, person)).toEqual({ result: "notFound" });
    expect(await rowOf(person)).toBeUndefined();
  });
});
