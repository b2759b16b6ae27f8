import { describe, expect, test } from "vitest";
import type { Api } from "../../api/api.ts";
import { listenOnLoopback } from "../../api/listen-on-loopback.ts";
import { NotLoopback } from "../../api/not-loopback.ts";

describe("Until there is authentication the API listens on the loopback only", () => {
  test.each(["0.0.0.0", "::", "192.168.1.10", "throughcare.example"])("%s is refused", async (host) => {
    const never = {} as Api;
    await expect(listenOnLoopback(never, { host, port: 0 })).rejects.toThrow(NotLoopback);
  });
});
