import { NotifyUnavailable } from "../../activities/notify/notify-unavailable.ts";
import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { CaseCodec } from "../../codec/case-codec.ts";
import { aLetter, forward, PERSONAL, tell, tellPersonalThings } from "./support/a-letter.ts";
import { encryptedSystem } from "./support/encrypted-system.ts";
import { payloadsIn } from "./support/in-temporal.ts";

const MINUTE = 60_000;
const system = encryptedSystem();

const historyOf = async (caseId: string) =>
  (await system().service.temporal.workflow.getHandle(caseId).fetchHistory()).events ?? [];

describe("When the worker cannot have a case's key", () => {
  it("the workflow task fails, not the case, which goes on as soon as the key can be had", async () => {
    const { service, workersKeys } = system();
    workersKeys.away = true;
    const asked = workersKeys.askedInVain();
    const caseId = await aLetter(service);
    await asked;
    workersKeys.away = false;
    expect(await tell(service, caseId, "optedIn", { receivedBy: "post" })).toMatchObject({ result: "accepted" });
    const events = await historyOf(caseId);
    expect(events.some(({ workflowTaskFailedEventAttributes: failed }) => failed)).toBe(true);
    expect((await service.temporal.workflow.getHandle(caseId).describe()).status.name).toBe("RUNNING");
  });

  it("a message is tried again, and the worker lives: the failure is sealed for the service", async () => {
    const { service, records, notify, workers, workersKeys } = system();
    // Away from the first attempt on: its failure has no key, and the next attempt's arguments have none.
    notify.refuseOnce = () => {
      workersKeys.away = true;
      return new NotifyUnavailable("No answer", { answerLost: false });
    };
    const caseId = await aLetter(service);
    await workersKeys.askedInVain();
    const attempt = workersKeys.askedInVain();
    await forward(service, caseId, MINUTE);
    await attempt;
    const described = await service.temporal.workflowService.describeWorkflowExecution({
      namespace: "default",
      execution: { workflowId: caseId },
    });
    const [failure] = payloadsIn(described.pendingActivities?.map(({ lastFailure }) => lastFailure));
    expect(failure?.payload.metadata).not.toHaveProperty("case");
    const [decoded] = await new CaseCodec(records).decode([failure!.payload]);
    expect(Buffer.from(decoded!.data!).toString()).toMatch(/Failed to parse activity args.*The database is away/);

    workersKeys.away = false;
    await forward(service, caseId, 10 * MINUTE);
    expect(notify.sent.at(-1)?.personalisation).toMatchObject({ name: expect.stringContaining(PERSONAL.name) });
    expect(await Promise.race([workers.running.then(() => "ended"), Promise.resolve("running")])).toBe("running");
  });

  it("nothing but such a failure is sealed for the service: whatever else is to be encrypted waits", async () => {
    const { workersKeys } = system();
    const codec = new CaseCodec(workersKeys);
    workersKeys.away = true;
    const payload = { metadata: { encoding: Buffer.from("json/plain") }, data: Buffer.from('"personal"') };
    for (const type of ["workflow", "activity"] as const) {
      const context = { type, namespace: "default", workflowId: "optInLetter-1", isLocal: false };
      await expect(codec.encode([payload], context)).rejects.toThrow("The database is away");
    }
    workersKeys.away = false;
  });
});

describe("When a statement of the records fails", () => {
  it("its parameters, which name staff, are not logged, and the case goes on", async () => {
    const { service, records, log } = system();
    const before = log.length;
    await records.db.execute(sql`alter table timeline rename to away`);
    const starting = aLetter(service);
    await vi.waitFor(() => expect(log.slice(before).join()).toContain("Activity failed"), 20_000);
    await records.db.execute(sql`alter table away rename to timeline`);
    expect(await starting).toMatch(/^optInLetter-/);
    for (const personal of Object.values(PERSONAL)) expect(log.slice(before).join()).not.toContain(personal);
  });
});

describe("When a case's key has been destroyed", () => {
  it("nothing of it can be read, nor told to it, and its workers live", async () => {
    const { service, records, workers, dataConverter } = system();
    const caseId = await aLetter(service);
    await tellPersonalThings(service, caseId);
    const handle = service.temporal.workflow.getHandle(caseId);
    const described = await handle.describe();
    await records.keys.destroy(caseId);

    const [codec] = dataConverter.payloadCodecs ?? [];
    for (const { payload } of payloadsIn(await historyOf(caseId))) {
      if (payload.metadata?.["case"]) await expect(codec?.decode([payload])).rejects.toThrow(/has been destroyed/);
    }
    await expect(described.staticSummary()).rejects.toThrow(/Terminate its workflow/);
    const refused = await tell(service, caseId, "optedIn", { receivedBy: "post" });
    expect(refused).toMatchObject({ result: "refused", reasons: [{ code: "caseClosed" }] });

    // A workflow task that needs the key fails, and says why to whoever has the service's.
    await handle.signal("continueAsNew");
    const failed = await untilTaskFailed(caseId);
    const [reason] = await codec!.decode(payloadsIn(failed).map(({ payload }) => payload));
    expect(Buffer.from(reason!.data!).toString()).toMatch(/key of case .+ has been destroyed/);
    expect((await handle.describe()).status.name).toBe("RUNNING");
    expect(await Promise.race([workers.running.then(() => "ended"), Promise.resolve("running")])).toBe("running");
    expect(await aLetter(service)).toMatch(/^optInLetter-/);
    await handle.terminate("Its data has been destroyed");
  });
});

/** Waits, with the server's long poll, for a workflow task of the case to fail. */
async function untilTaskFailed(caseId: string): Promise<unknown> {
  const { workflowService } = system().service.temporal;
  let nextPageToken: Uint8Array | undefined;
  for (;;) {
    const page = await workflowService.getWorkflowExecutionHistory({
      namespace: "default",
      execution: { workflowId: caseId },
      waitNewEvent: true,
      ...(nextPageToken && { nextPageToken }),
    });
    const failed = page.history?.events?.find((event) => event.workflowTaskFailedEventAttributes);
    if (failed) return failed;
    nextPageToken = page.nextPageToken;
  }
}
