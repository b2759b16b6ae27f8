import { expect, test } from "vitest";
import { aProblem } from "./support/a-problem.ts";
import { NOTIFY_TOKEN, runningApi } from "./support/running-api.ts";

const MOST = 3;
const CODEC_TOKEN = "a-token-of-the-codec-in-tests";
const running = runningApi(() => ({
  requestsPerMinute: MOST,
  codec: { token: CODEC_TOKEN, inAddress: false },
}));

test("Whoever asks too often is told when to ask again, and nobody else", async () => {
  const { as } = running();
  const hasty = await as({ id: "HASTY" });
  for (let asked = 0; asked < MOST; asked += 1) expect((await hasty.get("/me")).status).toBe(200);
  const answer = await hasty.get("/cases");
  expect(answer).toMatchObject(aProblem(429, "tooManyRequests"));
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  const colleague = await as({ id: "COLLEAGUE" });
  expect((await colleague.get("/me")).status).toBe(200);
});

test("What takes no token of ours is never counted: health, the codec, receipts of GOV.UK Notify", async () => {
  const { api } = running();
  const stranger = api.as(undefined);
  const receipt = { id: "nobody-knows-it", status: "delivered" };
  for (let asked = 0; asked <= MOST; asked += 1) {
    expect((await stranger.get("/ping")).status).toBe(200);
    expect((await stranger.get("/health")).status).not.toBe(429);
    expect((await api.as(CODEC_TOKEN).post("/codec/encode", { payloads: [] })).status).toBe(200);
    expect((await api.as(NOTIFY_TOKEN).post("/notify/callbacks", receipt)).status).toBe(200);
  }
});
