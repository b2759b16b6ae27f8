import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellCase } from "../../activities/tell-case.ts";
import { tellMembers } from "../../activities/tell-members.ts";
import type { CaseService } from "../../cases/case-service.ts";
import { startCase } from "../../cases/start-case.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { commitCase } from "../../records/commit-case.ts";
import { appendRows } from "../../records/imports/append-rows.ts";
import { beginUpload } from "../../records/imports/begin-upload.ts";
import { completeUpload } from "../../records/imports/complete-upload.ts";
import { markRows } from "../../records/imports/mark-rows.ts";
import { letterFor } from "../api/support/letters.ts";
import { openService } from "../api/support/open-service.ts";
import { aCaseId, opening } from "../records/support/a-case.ts";
import { asInProduction } from "../support/patience.ts";
import { inActivityOf } from "./support/in-activity.ts";

let service: CaseService;
let close: () => Promise<void>;

// No worker: what is started runs, and is not written down.
beforeAll(async () => void ({ service, close } = await openService()));
afterAll(() => close());

const NOTHING_LIKE_IT = `optInLetter-${"0".repeat(32)}`;
const NEWS = { event: "newsPublished", body: { headline: "Letters in January", news: "Dates are set." }, key: "7" };

/** A letter that Temporal has and records do not have yet. */
async function justStarted(): Promise<string> {
  const request = { process: "optInLetter", body: letterFor(), actor: SYSTEM, client: "test" };
  const started = await startCase(service, { ...request, idempotencyKey: randomUUID() });
  if (started.result !== "started") throw new Error(started.result);
  return started.caseId;
}

describe("Telling another case", () => {
  const tell = (caseId: string) =>
    inActivityOf(aCaseId("bbrProgramme"), () =>
      tellCase(asInProduction(service))({ caseId, event: "noteAdded", body: { note: "Hello" }, key: "1" }),
    );

  it("that is started and not written down yet is tried again, not given up", async () => {
    await expect(tell(await justStarted())).rejects.toThrow(/told again/);
  });

  it.each([NOTHING_LIKE_IT, "nothing"])("that nobody has is refused: %s", async (caseId) => {
    expect(await tell(caseId)).toMatchObject({ accepted: false, reasons: ["There is no such case"] });
  });
});

describe("Telling everyone a campaign has imported", () => {
  /** A campaign that has imported these letters, and goes on with as many rows more. */
  async function campaignOf(caseIds: readonly string[], more = 0): Promise<string> {
    const campaignCaseId = aCaseId("optInCampaign");
    const upload = { importId: aCaseId("import"), campaignCaseId, submittedBy: "AB12C" };
    await commitCase(service.records, opening(campaignCaseId));
    await beginUpload(service.records, upload);
    const rows = caseIds.map((caseId, index) => ({ line: index + 2, caseId }));
    const lines = rows.length + more;
    await appendRows(
      service.records,
      upload,
      Array.from({ length: lines }, (_, index) => ({ line: index + 2, columns: {} })),
    );
    await completeUpload(service.records, upload, { sha256: randomUUID(), lines });
    await markRows(
      service.records,
      upload.importId,
      rows.map(({ line, caseId }) => ({ line, caseId, status: "started" })),
    );
    return campaignCaseId;
  }
  const tellAll = (campaign: string) => inActivityOf(campaign, () => tellMembers(asInProduction(service))(NEWS));

  it("waits for those who are started and not written down yet: nobody is missed", async () => {
    await expect(tellAll(await campaignOf([await justStarted()]))).rejects.toThrow(/not written down/);
  });

  it("does not wait while the import goes on: after it everybody is told once more", async () => {
    expect(await tellAll(await campaignOf([await justStarted()], 1))).toEqual({ told: 0, refused: 0 });
  });

  it("names those who do not answer, and keeps nobody else of the page waiting for them", async () => {
    const campaign = aCaseId("optInCampaign");
    await commitCase(service.records, opening(campaign));
    const stuck = [await justStarted(), await justStarted()].sort();
    const own = { startedAt: Date.now(), identifiers: [], rehearsal: false, memberOf: campaign };
    for (const caseId of stuck) await commitCase(service.records, opening(caseId, { opening: own }));
    await expect(tellAll(campaign)).rejects.toThrow(`No answer from ${stuck.join(", ")}`);
  });

  it("does not wait for those whose case came to nothing", async () => {
    expect(await tellAll(await campaignOf([NOTHING_LIKE_IT]))).toEqual({ told: 0, refused: 0 });
  });
});
