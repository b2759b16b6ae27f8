import { describe, expect, test } from "vitest";
import { contracts } from "../../machines/contracts.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

describe("How the service is", () => {
  test("ping answers without asking anybody", async () => {
    expect(await running().api.get("/ping")).toMatchObject({ status: 200, body: { status: "UP" } });
  });

  test("health says that the records and Temporal answer", async () => {
    const { status, body } = await running().api.get("/health");
    expect(status).toBe(200);
    const eventsOut = { status: "UP", waiting: 0, oldestSeconds: 0, parked: 0, unconfirmed: 0 };
    expect(body).toEqual({
      status: "UP",
      components: { records: { status: "UP" }, temporal: { status: "UP" }, eventsOut },
    });
  });

  test("info says which build this is and which versions of the processes it runs", async () => {
    const { status, body } = await running().api.get("/info");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      build: { name: "throughcare", version: "0.0.0-test" },
      processes: Object.values(contracts).map(({ process, title }) => ({ process, title })),
    });
  });
});
