import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CaseTold } from "../../../workflows/interpreter/activity-types.ts";
import type { TellCase } from "../../../machines/shared/effects.ts";
import { onTheRealServer, refusal, Rig } from "./support/rig.ts";

onTheRealServer();

/** Delivers as the real activity does, straight to the other case. */
function delivering(rig: Rig): (told: TellCase) => Promise<CaseTold> {
  return async ({ caseId, event, body, key }) => {
    const answer = rig.send(rig.client.workflow.getHandle(caseId), event, body, { key: `${key}-${randomUUID()}` });
    const reasons = await answer.then(
      () => undefined,
      async () => (await refusal(answer)).reasons.map(({ code }) => code),
    );
    return reasons === undefined ? { accepted: true, reasons: [] } : { accepted: false, reasons };
  };
}

describe.each([500, 0])("a case that tells another, with %i cases cached", (cached) => {
  it("goes on when the other has taken it", async () => {
    const rig = await Rig.create({ cached });
    rig.recorder.other = delivering(rig);
    const [teller, told] = [await rig.start("referral"), await rig.start("appointment")];
    await rig.send(teller, "referred", { caseId: told.workflowId });
    await rig.recorder.until(() => rig.recorder.timeline(teller.workflowId).includes("caseTold"));
    expect(rig.recorder.of(teller.workflowId).at(-1)?.state).toMatchObject({ paths: ["taken"], status: "afterwards" });
    expect(rig.recorder.timeline(told.workflowId)).toEqual(["started", "accepted"]);
  });

  it("hears a refusal as an event, with its reasons", async () => {
    const rig = await Rig.create({ cached });
    rig.recorder.other = delivering(rig);
    const [teller, told] = [await rig.start("referral"), await rig.start("appointment")];
    await rig.send(told, "accepted");
    await rig.send(teller, "referred", { caseId: told.workflowId });
    await rig.recorder.until(() => rig.recorder.timeline(teller.workflowId).includes("caseTold"));
    expect(rig.recorder.of(teller.workflowId).at(-1)?.state).toMatchObject({
      paths: ["open"],
      facts: { reasons: ["notAllowedInState"] },
    });
  });
});
