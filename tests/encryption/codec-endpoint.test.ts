import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodecAccess } from "../../api/codec/codec-access.ts";
import { createApi } from "../../api/create-api.ts";
import { destroyCaseKey } from "../../records/crypto/destroy-case-key.ts";
import { Caller, type Answer } from "../api/support/caller.ts";
import { someDeps } from "../api/support/running-api.ts";
import { aLetter, PERSONAL, tellPersonalThings } from "./support/a-letter.ts";
import { encryptedSystem } from "./support/encrypted-system.ts";
import { payloadsIn } from "./support/in-temporal.ts";

const TOKEN = "K2r-of_one-home";
const UI = "http://127.0.0.1:8233";
const system = encryptedSystem();
const log: string[] = [];
const closing: (() => Promise<unknown>)[] = [];
let development: Caller;
let production: Caller;

beforeAll(async () => {
  const serving = async (codec: CodecAccess): Promise<Caller> => {
    const app = await createApi({ ...someDeps(system().service, log), uiUrl: UI, codec });
    closing.push(() => app.close());
    return new Caller(await app.listen({ host: "127.0.0.1", port: 0 }));
  };
  development = await serving({ token: TOKEN, inAddress: true });
  production = await serving({ token: TOKEN, inAddress: false });
});
afterAll(async () => {
  for (const close of closing) await close();
});

/** Asks as the Web UI does: payloads in protobuf's JSON, the namespace beside them. */
async function decode(
  api: Caller,
  path: string,
  payloads: readonly object[],
  headers: Record<string, string> = {},
): Promise<Answer> {
  return api.send("POST", path, {
    body: JSON.stringify({ payloads }),
    headers: { "content-type": "application/json", "x-namespace": "default", origin: UI, ...headers },
  });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function textOf({ body }: Answer): string {
  const payloads = body["payloads"] as { readonly data: string }[];
  return payloads.map(({ data }) => Buffer.from(data, "base64").toString()).join("\n");
}

/** Every encrypted payload in a case's history, as the Web UI has them from Temporal. */
async function payloadsOf(caseId: string): Promise<object[]> {
  const history = await system().service.temporal.workflow.getHandle(caseId).fetchHistory();
  const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString("base64");
  return payloadsIn(history)
    .filter(({ at }) => !at.includes("searchAttributes"))
    .map(({ payload: { metadata, data } }) => ({
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
      data: base64(data),
    }));
}

async function aCase(): Promise<{ readonly caseId: string; readonly payloads: object[] }> {
  const caseId = await aLetter(system().service);
  await tellPersonalThings(system().service, caseId);
  return { caseId, payloads: await payloadsOf(caseId) };
}

describe("Temporal's Web UI, in development", () => {
  it("reads a case at the address it is configured with, which holds the secret", async () => {
    const answer = await decode(development, `/codec/${TOKEN}/decode`, (await aCase()).payloads);
    expect(answer.status).toBe(200);
    for (const personal of Object.values(PERSONAL)) expect(textOf(answer)).toContain(personal);
  });

  it("may be opened by either name of this machine; no other page may read the answer", async () => {
    for (const origin of [UI, "http://localhost:8233"]) {
      const headers = {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "x-namespace",
      };
      const asked = await development.send("OPTIONS", `/codec/${TOKEN}/decode`, { headers });
      expect(asked.status).toBe(204);
      expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
      expect(asked.headers.get("access-control-allow-headers")).toMatch(/authorization.*content-type.*x-namespace/);
      const answer = await decode(development, `/codec/${TOKEN}/decode`, [], { origin });
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    }
    const elsewhere = await decode(development, `/codec/${TOKEN}/decode`, [], { origin: "http://127.0.0.1:9999" });
    expect(elsewhere.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("is refused without the secret, or with another", async () => {
    const { payloads } = await aCase();
    for (const path of ["/codec/decode", "/codec/another/decode", "/codec/encode"]) {
      const answer = await decode(development, path, payloads);
      expect(answer).toMatchObject({ status: 403, body: { type: "urn:throughcare:problem:forbidden" } });
      // So that the Web UI can say what it was refused with.
      expect(answer.headers.get("access-control-allow-origin")).toBe(UI);
    }
  });
});

describe("The codec endpoint in production", () => {
  it("takes the bearer token, and no secret in an address", async () => {
    const { payloads } = await aCase();
    expect(textOf(await decode(production, "/codec/decode", payloads, bearer(TOKEN)))).toContain(PERSONAL.question);
    expect(await decode(production, "/codec/decode", payloads)).toMatchObject({ status: 403 });
    expect(await decode(production, "/codec/decode", payloads, bearer(`${TOKEN}x`))).toMatchObject({ status: 403 });
    expect(await decode(production, `/codec/${TOKEN}/decode`, payloads)).toMatchObject({ status: 404 });
  });

  it("encrypts what the CLI sends, for the service, and reads it again", async () => {
    const payload = { metadata: { encoding: btoa("json/plain") }, data: btoa('"by hand"') };
    const encoded = await decode(production, "/codec/encode", [payload], bearer(TOKEN));
    expect(textOf(encoded)).not.toContain("by hand");
    const { payloads } = encoded.body as { payloads: object[] };
    expect((await decode(production, "/codec/decode", payloads, bearer(TOKEN))).body).toEqual({ payloads: [payload] });
  });

  it("answers a body that is not payloads with a problem that does not repeat it", async () => {
    const answer = await decode(production, "/codec/decode", [{ data: "not base64: Zebulon" }], bearer(TOKEN));
    expect(answer).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer.body)).not.toContain("Zebulon");
  });
});

describe("What cannot be read", () => {
  it("once the case's key is destroyed is shown as such, beside what can", async () => {
    const [gone, other] = [await aCase(), await aCase()];
    await destroyCaseKey(system().records, gone.caseId);
    const answer = await decode(development, `/codec/${TOKEN}/decode`, [...gone.payloads, ...other.payloads]);
    expect(answer.status).toBe(200);
    const [ofGone, ofOther] = [
      await decode(development, `/codec/${TOKEN}/decode`, gone.payloads),
      await decode(development, `/codec/${TOKEN}/decode`, other.payloads),
    ].map(textOf);
    expect(ofGone).toContain(`Unreadable. The key of case ${gone.caseId} has been destroyed`);
    for (const personal of Object.values(PERSONAL)) {
      expect(ofGone).not.toContain(personal);
      expect(ofOther).toContain(personal);
    }
  });

  it("is not in the log, nor is the secret, nor what was decrypted", async () => {
    await decode(development, `/codec/${TOKEN}/decode`, (await aCase()).payloads);
    await decode(development, `/codec/${randomUUID()}/decode`, []);
    const logged = log.join("\n");
    expect(logged).toContain("/codec/:token/decode");
    for (const secret of [TOKEN, ...Object.values(PERSONAL)]) expect(logged).not.toContain(secret);
  });
});
