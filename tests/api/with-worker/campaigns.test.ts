import { randomInt, randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { imports } from "../../../records/schema/imports.ts";
import type { Body, Caller } from "../support/caller.ts";
import { expectStatus, fileOf, startCampaign, startLetter, submitFile } from "../support/letters.ts";
import { runningSystem } from "../support/running-system.ts";

const running = runningSystem();
const EXAMPLE = new URL("../../../examples/opt-in-campaign.csv", import.meta.url);

const somebody = (): string => `E${randomInt(1_000_000, 10_000_000)}`;

async function reportWhenDone(api: Caller, path: string): Promise<Body> {
  await expect
    .poll(async () => ((await api.get(path)).body["counts"] as { pending: number }).pending, { timeout: 20_000 })
    .toBe(0);
  return (await api.get(path)).body;
}

/** What is stored of a campaign's files, whole or not. */
async function filesOf(path: string) {
  const caseId = path.split("/").at(-1) ?? "";
  return running().service.records.db.select().from(imports).where(eq(imports.campaignCaseId, caseId));
}

/** A file that comes in pieces, and then whatever comes in place of its end. */
function piecesOf(file: string, then?: () => string | Promise<never>): ReadableStream<Uint8Array> {
  const pieces = file.match(/[^]{1,20000}/g) ?? [];
  return new ReadableStream({
    async pull(controller) {
      const piece = pieces.shift() ?? (await then?.());
      if (piece === undefined) controller.close();
      else controller.enqueue(Buffer.from(piece));
    },
  });
}

/** Sends the beginning of a file that has no end, and waits until the API has answered and closed the connection. */
async function untilClosed(path: string, beginning: string): Promise<number | undefined> {
  const authorization = `Bearer ${await running().issuer.token()}`;
  const headers = { authorization, "content-type": "text/csv", "idempotency-key": randomUUID() };
  const request = httpRequest(new URL(`${path}/roster`, running().api.url), { method: "POST", headers });
  const closed = once(request, "close");
  request.on("error", () => undefined).write(beginning);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.on("error", () => undefined).resume();
  await closed;
  return response.statusCode;
}

describe("A file of employees", () => {
  test("gives every valid row a case, and reports every other by its line with the reason", async () => {
    const { api } = running();
    const { caseId, path } = await startCampaign(api);
    const { body } = expectStatus(200, await submitFile(api, path, await readFile(EXAMPLE)));
    const { report } = body["links"] as { report: string };
    expect(await reportWhenDone(api, report)).toMatchObject({
      caseId,
      lines: 13,
      counts: { started: 11, already: 0, refused: 2, pending: 0 },
      refused: [
        { line: 11, reasons: ["employee.origin: The opt-in is not for this person: out of scope"] },
        { line: 14, reasons: ["Has 3 columns in place of 11"] },
      ],
    });
    const { members } = (await api.get(`/cases/${caseId}`)).body["links"] as { members: string };
    await expect
      .poll(async () => (await api.get(`${members}&limit=200`)).body["cases"], { timeout: 10_000 })
      .toHaveLength(11);
    const one = await api.get(`${report}?limit=1`);
    expect((await api.get(one.body["next"] as string)).body["refused"]).toMatchObject([{ line: 14 }]);
  });

  test("again starts nobody twice, whether with the same key or a new one", async () => {
    const { api } = running();
    const { caseId, path } = await startCampaign(api);
    const file = fileOf(somebody(), somebody());
    const key = randomUUID();
    const first = expectStatus(200, await submitFile(api, path, file, key));
    await reportWhenDone(api, (first.body["links"] as { report: string }).report);
    expect((await submitFile(api, path, file, key)).body).toEqual(first.body);
    expect((await submitFile(api, path, file)).body).toEqual(first.body);
    await expect.poll(async () => (await api.get(`/cases?memberOf=${caseId}`)).body["cases"]).toHaveLength(2);
  });

  test("with the key of another file is 422, and not stored", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    const key = randomUUID();
    await submitFile(api, path, fileOf(somebody()), key);
    const another = fileOf(somebody());
    expect((await submitFile(api, path, another, key)).status).toBe(422);
    expect(await filesOf(path)).toHaveLength(1);
    expect(await filesOf(path)).toMatchObject([{ uploading: false }]);
  });

  test("sent twice at once is one import, whichever comes first", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    const file = fileOf(...Array.from({ length: 1_200 }, () => "not a number"));
    const answers = await Promise.all([submitFile(api, path, file), submitFile(api, path, file)]);
    const [first, second] = answers.map((answer) => expectStatus(200, answer).body);
    expect(second).toEqual(first);
    expect(await filesOf(path)).toMatchObject([{ importId: first?.["importId"], uploading: false }]);
  });

  test("that breaks off leaves nothing behind, and sent again it is taken", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    const file = fileOf(...Array.from({ length: 1_200 }, () => "not a number"));
    const halfway = new Error("The cable was pulled");
    const broken = submitFile(
      api,
      path,
      piecesOf(file.slice(0, 60_000), () => Promise.reject(halfway)),
    );
    await expect(broken).rejects.toThrow();
    await expect.poll(() => filesOf(path), { timeout: 10_000 }).toEqual([]);
    expectStatus(200, await submitFile(api, path, piecesOf(file)));
    expect(await filesOf(path)).toMatchObject([{ lineCount: 1_200, uploading: false }]);
  });

  test("without an end is answered as soon as it is known to be wrong, or too large", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    expect(await untilClosed(path, "name,shoeSize\nNadia Secretname,43\n")).toBe(400);
    const oneLine = piecesOf(fileOf(), () => "x".repeat(65_536));
    const endless = await submitFile(api, path, oneLine);
    expect(endless).toMatchObject({ status: 413, body: { detail: "The file must have at most 33554432 bytes" } });
    expect((await submitFile(api, path, Buffer.alloc(32 * 1024 * 1024 + 1))).status).toBe(413);
    expect(await filesOf(path)).toEqual([]);
  });

  test("whose header is wrong, that is not UTF-8 or not CSV is refused whole", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    const refused = await submitFile(api, path, "name,shoeSize\nNadia Secretname,43\n");
    expect(refused.status).toBe(400);
    expect(refused.body["reasons"]).toContainEqual(
      expect.objectContaining({ code: "missingColumn", field: "employeeNumber" }),
    );
    expect(JSON.stringify(refused.body)).not.toContain("shoeSize");
    expect((await submitFile(api, path, Buffer.from([0xff, 0xfe, 0x41]))).status).toBe(400);
    expect((await submitFile(api, path, "")).status).toBe(400);
    const json = await api.post(`${path}/roster`, { rows: [] });
    expect(json).toMatchObject({ status: 415, body: { detail: "Send the body as text/csv" } });
  });

  test("saved by a spreadsheet in another encoding is refused whole; a byte order mark of UTF-8 is let pass", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    const file = fileOf(somebody()).replace("Sam", "Zoë");
    for (const bytes of [
      Buffer.from(file, "latin1"),
      Buffer.from(file, "utf16le"),
      Buffer.from(`\ufeff${file}`, "utf16le"),
      Buffer.from(`\ufeff${file}`, "utf16le").swap16(),
    ]) {
      expect((await submitFile(api, path, bytes)).status).toBe(400);
    }
    expect((await submitFile(api, path, `\ufeff${file}`)).status).toBe(200);
  });

  test("with NUL bytes or formulas in it harms nobody, and its report repeats no cell", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", '"=HYPERLINK(""https://evil.example"")"'];
    const rows = [
      ...formulas.map((formula) => fileOf(somebody()).split("\n")[1]?.replace("supplyChain", formula)),
      fileOf(somebody()).split("\n")[1]?.replace("Sam", "S\0m"),
      "=cmd|' /C calc'!A0",
      "\0",
    ];
    const file = [fileOf().split("\n")[0], ...rows].join("\n");
    const { body } = expectStatus(200, await submitFile(api, path, file));
    const report = await reportWhenDone(api, (body["links"] as { report: string }).report);
    expect(report).toMatchObject({ counts: { started: 0, refused: 8 } });
    expect(JSON.stringify(report)).not.toMatch(/SUM|HYPERLINK|cmd|1\+1|u0000/);
    for (const { reasons } of report["refused"] as { reasons: string[] }[]) {
      for (const reason of reasons) expect(reason).toMatch(/^[A-Za-z]/);
    }
  });

  test("for a campaign that is withdrawn is 409, and not stored", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    expectStatus(
      200,
      await api.post(`${path}/events/withdrawn`, { reason: "postponed", explanation: "Not this year." }),
    );
    const { status, body } = await submitFile(api, path, fileOf(somebody()));
    expect(status).toBe(409);
    expect(body).toMatchObject({ reasons: [{ code: "notAllowedInState" }], state: { words: ["Withdrawn"] } });
  });

  test("for a case that is no campaign, or that nobody has, is 404", async () => {
    const { api } = running();
    const { caseId } = await startLetter(api);
    for (const id of [caseId, `optInCampaign-${"0".repeat(32)}`]) {
      expect((await submitFile(api, `/processes/optInCampaign/cases/${id}`, fileOf(somebody()))).status).toBe(404);
    }
  });

  test("that was not submitted has no report", async () => {
    const { api } = running();
    const { path } = await startCampaign(api);
    expect((await api.get(`${path}/roster/${"0".repeat(32)}`)).body).toMatchObject({
      status: 404,
      reasons: [{ code: "unknownImport" }],
    });
  });
});
