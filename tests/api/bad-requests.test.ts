import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { ON_BEHALF_OF } from "../../api/auth/authorities.ts";
import { contracts } from "../../machines/contracts.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { aProblem } from "./support/a-problem.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();
const NOBODY = `optInLetter-${randomBytes(16).toString("hex")}`;
const START = "/processes/optInLetter/cases";
const ROSTER = `/processes/optInCampaign/cases/optInCampaign-${"0".repeat(32)}/roster/${"0".repeat(32)}`;

describe("What is not there is a 404 that says what is", () => {
  test("an unknown process names the processes", async () => {
    for (const path of ["/processes/emTga/cases", "/processes/emTga"]) {
      const answer = path.endsWith("cases") ? await running().api.post(path, {}) : await running().api.get(path);
      expect(answer).toMatchObject(aProblem(404, "notFound"));
      expect(answer.body["detail"]).toBe(`No process has this name. Processes: ${Object.keys(contracts).join(", ")}`);
    }
  });

  test("an unknown event names the events of its process", async () => {
    const answer = await running().api.post(`${START}/${NOBODY}/events/optedInn`, {});
    expect(answer).toMatchObject(aProblem(404, "notFound"));
    expect(answer.body["detail"]).toMatch(/^Opt-in letter has no event of this name\. Events: payFiguresProvided, /);
  });

  test("an unknown case is not found, whichever way it is asked for", async () => {
    const { api } = running();
    for (const id of [NOBODY, "optInLetter-nonsense", "x".repeat(300), "%00"]) {
      expect(await api.get(`/cases/${id}`)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.get(`/cases/${id}/timeline`)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.get(`/cases/${id}/messages`)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.post(`/cases/${id}/calendar`, undefined)).toMatchObject(aProblem(404, "notFound"));
      expect(await api.post(`${START}/${id}/events/noteAdded`, { note: "Hello" })).toMatchObject(
        aProblem(404, "notFound"),
      );
    }
  });

  test("an unknown address says where to look", async () => {
    const answer = await running().api.get("/nothing");
    expect(answer).toMatchObject(aProblem(404, "notFound"));
    expect(answer.body["detail"]).toContain("/openapi.json");
  });

  test("an address that cannot be read is a bad request", async () => {
    expect(await running().api.get("/cases/%ff")).toMatchObject(aProblem(400, "invalidRequest"));
  });
});

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

describe("A body that cannot be read", () => {
  const headers = { "content-type": "application/json", "idempotency-key": "k" };

  test("malformed JSON is a 400 that does not quote it", async () => {
    const answer = await running().api.send("POST", START, { headers, body: '{"name": "Nadia Secretname", oops' });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(JSON.stringify(answer.body)).not.toContain("Secretname");
  });

  test("a key that reaches into prototypes is a 400", async () => {
    expect(await running().api.send("POST", START, { headers, body: '{"__proto__": {"a": 1}}' })).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
  });

  test("bytes that are not UTF-8 are a 400", async () => {
    const body = Buffer.concat([Buffer.from('{"note": "'), Buffer.from([0xe9]), Buffer.from('"}')]);
    expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
  });

  test("another type of content is a 415 that says which is read", async () => {
    for (const type of ["text/plain", "application/xml", "application/x-www-form-urlencoded"]) {
      const answer = await running().api.send("POST", START, {
        headers: { ...headers, "content-type": type },
        body: "{}",
      });
      expect(answer).toMatchObject(aProblem(415, "unsupportedMediaType"));
      expect(answer.body["detail"]).toBe("Send the body as application/json");
    }
  });

  test("more than 64 kB is a 413", async () => {
    const body = JSON.stringify({ note: "x".repeat(64 * 1024) });
    const answer = await running().api.send("POST", `${START}/${NOBODY}/events/noteAdded`, { headers, body });
    expect(answer).toMatchObject(aProblem(413, "tooLarge"));
  });

  test("no body at all lists what is required", async () => {
    const answer = await running().api.send("POST", START, { headers: { "idempotency-key": "k" } });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toEqual([
      { code: "missing", field: "campaign", message: "Is required" },
      { code: "missing", field: "employee", message: "Is required" },
    ]);
  });

  test("a number beyond all measure, or a lone surrogate, is a reason like any other", async () => {
    for (const value of ["1e400", "-1e400", "123456789012345678901234567890", String.raw`"\ud800"`]) {
      const body = `{"campaign": ${value}, "employee": {"name": ${value}}}`;
      expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("a body as deep as it may be long is a 400", async () => {
    const deep = 30_000;
    for (const body of [
      "[".repeat(deep) + "]".repeat(deep),
      `{"employee": ${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`,
    ]) {
      expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("JSON that is not an object is a 400", async () => {
    for (const body of ["null", "[]", '"text"', "1"]) {
      expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });
});

describe("A body with wrong fields is a 400 with a reason for each", () => {
  const { campaign, employee } = optInLetter.inputExample;

  async function reasons(body: unknown): Promise<unknown> {
    const answer = await running().api.post(START, body);
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    return answer.body["reasons"];
  }

  test("missing, of the wrong type, unknown, and a date that does not exist", async () => {
    const wrong = {
      campaign: { ...campaign, closesOn: "2027-02-30" },
      employee: { ...employee, name: 12, shoeSize: 43 },
    };
    expect(await reasons(wrong)).toEqual(
      expect.arrayContaining([
        { code: "custom", field: "campaign.closesOn", message: "Must be a real date written YYYY-MM-DD" },
        { code: "invalid_type", field: "employee.name", message: "Invalid input: expected string, received number" },
        { code: "unknownField", field: "employee.shoeSize", message: "Is not a field of this body" },
      ]),
    );
  });

  test("somebody the opt-in is not for", async () => {
    const outside = { ...employee, origin: "formerCrc", organisation: "probationService" };
    expect(await reasons({ campaign, employee: outside })).toMatchObject([
      { code: "outOfScope", field: "employee.origin" },
    ]);
  });

  test("an email address that no mail server takes", async () => {
    for (const workEmail of [`${"a".repeat(65)}@example.org`, `sam@${"a".repeat(64)}.org`, "sam@example-.org"]) {
      expect(await reasons({ campaign, employee: { ...employee, workEmail } })).toMatchObject([
        { field: "employee.workEmail", message: "Must be an email address that mail servers take" },
      ]);
    }
  });

  test("a campaign that is over", async () => {
    const over = { ...campaign, lettersFrom: "2022-11-09", closesOn: "2022-11-29", lateAnswersUntil: "2022-12-31" };
    expect(await reasons({ campaign: over, employee })).toMatchObject([{ code: "campaignOver" }]);
  });

  test("never repeats what was submitted", async () => {
    const secret = "Nadia Secretname";
    const everywhere = {
      campaign: { ...campaign, letterVersion: secret, closesOn: secret, qaEvents: [{ id: secret, joinAt: secret }] },
      employee: { ...employee, employeeNumber: secret, workEmail: secret, origin: secret, name: `${secret}\u0007` },
      figures: { newSalary: secret },
    };
    expect(JSON.stringify(await reasons(everywhere))).not.toContain("Secretname");
  });
});

describe("The headers of a request that changes something", () => {
  test("an Idempotency-Key is required", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await running().api.send("POST", START, { headers, body: JSON.stringify(optInLetter.inputExample) });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toEqual([{ code: "missing", field: "Idempotency-Key", message: "Is required" }]);
  });

  test.each([
    ["Idempotency-Key", "with a space"],
    ["Idempotency-Key", "x".repeat(201)],
    ["X-Actor-Id", "no spaces here"],
    ["X-Actor-Id", "system"],
    ["X-Actor-Role", "9lives"],
    ["X-Actor-Role", "System"],
    ["X-Actor-Name", "x".repeat(101)],
  ])("%s: %s is refused by its name", async (field, value) => {
    const { api, issuer } = running();
    const trusted = api.as(await issuer.applicationToken({ authorities: [ON_BEHALF_OF] }));
    const answer = await trusted.post(START, optInLetter.inputExample, { [field.toLowerCase()]: value });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toMatchObject([{ field }]);
  });
});

describe("The query of a list", () => {
  test.each([
    ["/cases?proces=optInLetter", "proces"],
    ["/cases?process=unpaidWork", "process"],
    ["/cases?limit=0", "limit"],
    ["/cases?limit=many", "limit"],
    ["/cases?limit=", "limit"],
    ["/cases?limit=1e1", "limit"],
    ["/cases?limit=0x10", "limit"],
    ["/cases?limit=99999999999999999999", "limit"],
    [`${ROSTER}?afterLine=`, "afterLine"],
    [`${ROSTER}?afterLine=2147483648`, "afterLine"],
    ["/cases?status=open", "status"],
    ["/cases?state=a..b", "state"],
    ["/cases?dueBefore=2027-02-30T00:00:00Z", "dueBefore"],
    ["/cases?dueBefore=tomorrow", "dueBefore"],
    ["/cases?dueWithin=P1M", "dueWithin"],
    ["/cases?dueWithin=P", "dueWithin"],
    ["/cases?dueWithin=P99999D", "dueWithin"],
    ["/cases?dueWithin=P1D&dueBefore=2027-01-01T00:00:00Z", "dueWithin"],
    ["/cases?after=nonsense", "after"],
    ["/cases?process=optInLetter&process=optInCampaign", "process"],
    ["/tasks?overdue=yes", "overdue"],
    ["/tasks?role=hr%20operations", "role"],
    ["/processes?x=1", "x"],
  ])("%s is refused by the name of %s", async (path, field) => {
    const answer = await running().api.get(path);
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toMatchObject([{ field }]);
  });

  test("a search needs an identifier, and a real one", async () => {
    const { api } = running();
    expect(await api.post("/cases/search", {})).toMatchObject(aProblem(400, "invalidRequest"));
    expect(await api.post("/cases/search", { crn: "320741" })).toMatchObject(aProblem(400, "invalidRequest"));
    expect(await api.post("/cases/search", { name: "Nadia Secretname" })).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
  });
});

describe("Where there is no rehearsal", () => {
  test("no case can be born as one, and no clock moved", async () => {
    const { api } = running();
    expect(await api.post(`${START}?rehearsal=true`, optInLetter.inputExample)).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
    expect(await api.post(`/rehearsal/cases/${NOBODY}/forward`, { duration: "P1D" })).toMatchObject(
      aProblem(404, "notFound"),
    );
  });
});

describe("On the loopback", () => {
  test("a request by another name than this machine's is refused", async () => {
    expect(await raw("GET /cases HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 421 /,
    );
    expect(await raw("GET /ping HTTP/1.1\r\nhost: localhost:3000\r\nconnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });
});

describe("What is not HTTP", () => {
  test("is answered as a problem, too", async () => {
    const answer = await raw("nonsense\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("urn:throughcare:problem:invalidRequest");
  });

  test("so are headers beyond all measure", async () => {
    const answer = await raw(`GET /ping HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(running().api.url);
  const socket = connect(Number(port), hostname).setEncoding("utf8");
  socket.write(request);
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  return answer;
}
