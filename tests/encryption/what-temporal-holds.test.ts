import { defaultPayloadConverter } from "@temporalio/common";
import { Worker } from "@temporalio/worker";
import { describe, expect, inject, it } from "vitest";
import { CaseCodec } from "../../codec/case-codec.ts";
import { contracts } from "../../machines/contracts.ts";
import { replayAfter } from "../support/replay.ts";
import { aLetter, anEmployeeNumber, forward, PERSONAL, tellPersonalThings } from "./support/a-letter.ts";
import { encryptedSystem } from "./support/encrypted-system.ts";
import { allOfIt, decodedHistory, encodingOf, payloadsIn } from "./support/in-temporal.ts";
import { outageQuoting } from "./support/recording-notify.ts";

const HOUR = 3_600_000;
const system = encryptedSystem();
const bundle = { workflowBundle: { codePath: inject("workflowBundle") } };

/** A case with all that may be personal: a letter that was hard to send, a question, a move, an answer. */
async function aFullCase(employeeNumber = anEmployeeNumber()): Promise<string> {
  const { service, notify } = system();
  notify.refuseOnce = outageQuoting;
  const caseId = await aLetter(service, { employeeNumber });
  await tellPersonalThings(service, caseId);
  await forward(service, caseId, 15 * 24 * HOUR);
  return caseId;
}

describe("What Temporal holds of a case", () => {
  it("says nothing personal: not in inputs, results, failures, summaries, or what an operator is shown", async () => {
    const employeeNumber = anEmployeeNumber();
    const caseId = await aFullCase(employeeNumber);
    const { service, notify, log } = system();
    expect(notify.sent.map(({ template }) => template)).toContain("optInLetter");
    const held = await allOfIt(service.temporal, caseId);
    expect(held.includes(caseId)).toBe(true);
    for (const personal of [...Object.values(PERSONAL), employeeNumber]) {
      expect(held.includes(personal)).toBe(false);
      expect(log.join("\n")).not.toContain(personal);
    }
    // The failed attempt is there, and what it said is not.
    expect(held.includes("Encoded failure")).toBe(true);
    expect(held.includes("Could not write to")).toBe(false);
  });

  it("is encrypted wherever there is a payload, but for search attributes, which are codes, and the SDK's own notes", async () => {
    const caseId = await aFullCase();
    const history = await system().service.temporal.workflow.getHandle(caseId).fetchHistory();
    const places = new Map<string, Set<string>>();
    for (const { at, payload } of payloadsIn(history)) {
      places.set(at, (places.get(at) ?? new Set()).add(encodingOf(payload)));
    }
    const inTheClear = [...places].filter(([, encodings]) => encodings.has("json/plain")).map(([at]) => at);
    for (const at of inTheClear)
      expect(at).toMatch(/\.searchAttributes\.|\.markerRecordedEventAttributes\.details\.data\./);
    expect([...places.keys()]).toEqual(
      expect.arrayContaining([
        "events.workflowExecutionStartedEventAttributes.input.payloads",
        "events.workflowExecutionUpdateAcceptedEventAttributes.acceptedRequest.input.args.payloads",
        "events.workflowExecutionUpdateCompletedEventAttributes.outcome.success.payloads",
        "events.activityTaskScheduledEventAttributes.input.payloads",
        "events.activityTaskStartedEventAttributes.lastFailure.encodedAttributes",
        "events.userMetadata.summary",
        "events.userMetadata.details",
      ]),
    );
  });

  it("costs about 125 bytes more for each payload", async () => {
    const codec = new CaseCodec(system().records);
    const payload = defaultPayloadConverter.toPayload({ some: "thing" })!;
    const [encrypted] = await codec.encode([payload], {
      type: "workflow",
      namespace: "default",
      workflowId: await aLetter(system().service),
    });
    const sizeOf = ({ metadata, data }: typeof payload): number =>
      Object.entries(metadata ?? {}).reduce(
        (sum, [name, value]) => sum + name.length + value.length,
        data?.length ?? 0,
      );
    expect(sizeOf(encrypted!) - sizeOf(payload)).toBeLessThan(140);
  });

  it("is read by whoever has the records: the client, and the operator's view", async () => {
    const { service } = system();
    const caseId = await aFullCase();
    const handle = service.temporal.workflow.getHandle(caseId);
    const described = await handle.describe();
    expect(await described.staticSummary()).toBe(`${contracts.optInLetter.title} (rehearsal)`);
    const { currentDetails } = await handle.query<{ readonly currentDetails: string }>("__temporal_workflow_metadata");
    expect(currentDetails).toContain("**Next deadlines**");
  });

  it("replays, encrypted and decrypted: a history from before encryption goes on", async () => {
    const { service, records, dataConverter } = system();
    const caseId = await aFullCase();
    const [run] = await replayAfter(service.temporal, caseId, { ...bundle, dataConverter });
    expect(run?.events).toBeGreaterThan(20);

    const history = await service.temporal.workflow.getHandle(caseId).fetchHistory();
    const decoded = await decodedHistory(new CaseCodec(records), history);
    const text = payloadsIn(decoded)
      .map(({ payload }) => Buffer.from(payload.data ?? []).toString())
      .join("\n");
    for (const personal of Object.values(PERSONAL)) expect(text).toContain(personal);
    await Worker.runReplayHistory(bundle, decoded, caseId);
    await Worker.runReplayHistory({ ...bundle, dataConverter }, decoded, caseId);
  });
});
