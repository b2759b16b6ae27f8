import { describe, expect, test } from "vitest";
import type { Db } from "../../../records/db.ts";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();
const NOBODY = `optInLetter-${"0".repeat(32)}`;
const START = "/processes/optInLetter/cases";

describe("A method an address does not have is a 405 that names those it has", () => {
  test.each([
    ["DELETE", START, "POST"],
    ["GET", `${START}/${NOBODY}/events/optedIn`, "POST"],
    ["PUT", `/cases/${NOBODY}`, "GET, HEAD"],
    ["POST", "/tasks", "GET, HEAD"],
    ["QUERY", "/cases", "GET, HEAD"],
    ["OPTIONS", "/cases/search", "POST"],
    ["GET", "/cases/search?crn=X320741", "POST"],
  ])("%s %s", async (method, path, allow) => {
    const answer = await running().api.send(method, path);
    expect(answer).toMatchObject(aProblem(405, "methodNotAllowed"));
    expect(answer.headers.get("allow")).toBe(allow);
  });

  test("whatever stands in a body that no route would have read", async () => {
    const unread = { headers: { "content-type": "text/plain" }, body: "not JSON" };
    expect(await running().api.send("PUT", "/cases", unread)).toMatchObject(aProblem(405, "methodNotAllowed"));
    expect(await running().api.send("POST", "/nothing", unread)).toMatchObject(aProblem(404, "notFound"));
  });
});

/** The same database; tells of each time that something is read of it. */
function counting(db: Db, onRead: () => void): Db {
  return new Proxy(db, {
    get(target, name): unknown {
      if (name === "select") onRead();
      return Reflect.get(target, name);
    },
  });
}

describe("HEAD", () => {
  test("has the answer of GET without its body", async () => {
    const { api } = running();
    for (const path of ["/cases", "/tasks", "/processes", "/me", "/ping", "/health", "/info", "/openapi.json", "/"]) {
      const [head, get] = [await api.send("HEAD", path), await api.get(path)];
      expect([path, head.status, head.contentType]).toEqual([path, get.status, get.contentType]);
      expect(head.body).toEqual({ text: "" });
    }
    expect((await api.send("HEAD", "/cases?limit=0")).status).toBe(400);
  });
});

describe("HEAD of the file of cases", () => {
  let reads = 0;
  const counted = runningApi((service) => ({
    service: { ...service, records: { ...service.records, db: counting(service.records.db, () => (reads += 1)) } },
  }));

  test("says what GET says, and reads no case", async () => {
    const { api } = counted();
    const [head, readsOfHead] = [await api.send("HEAD", "/cases.csv"), reads];
    const get = await api.get("/cases.csv");
    expect(head.status).toBe(200);
    for (const name of ["content-type", "content-disposition", "cache-control"]) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    expect(readsOfHead).toBe(0);
    expect(reads).toBe(1);
  });
});

test("What is wanted by Accept is not asked: what an address answers with stands in the documentation", async () => {
  for (const accept of ["text/xml", "application/json;q=0", "nonsense", "*/*"]) {
    expect(await running().api.get("/cases", { accept })).toMatchObject({
      status: 200,
      contentType: "application/json; charset=utf-8",
    });
  }
});
