import { describe, expect, test } from "vitest";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();
const START = "/processes/optInLetter/cases";

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

  const NOT_ONE_LINE = "Must be one line, without control characters";

  test.each([
    ["turns the line round", "Sam \u202Eleumas", NOT_ONE_LINE],
    ["is shielded from the line's direction", "Sam \u2066Okafor", NOT_ONE_LINE],
    ["has a line break", "Sam\nOkafor", NOT_ONE_LINE],
    ["has a line break of Unicode's own", "Sam\u2028Okafor", NOT_ONE_LINE],
    ["begins a command to a terminal", "Sam\u009B1m", NOT_ONE_LINE],
    ["is empty", "", "Must not be empty"],
    ["has nothing to see in it", "\u200b\u2060", "Must not be empty"],
    ["is an accent without a letter", "\u0301", "Must not be empty"],
  ])("a name that %s", async (_what, name, message) => {
    expect(await reasons({ campaign, employee: { ...employee, name } })).toMatchObject([
      { field: "employee.name", message },
    ]);
  });

  test("names from anywhere are none of these", async () => {
    for (const name of ["Zoë O’Connor-Nguyễn", "محمد علي", "רות כהן", "王小明", "नीरज\u200dा", "Łukasz Żuk"]) {
      // What is wrong is the region alone.
      const wrong = { campaign, employee: { ...employee, name, region: "Narnia" } };
      expect([name, await reasons(wrong)]).toMatchObject([name, [{ field: "employee.region" }]]);
    }
  });

  test("a longer text may have several lines, and none that turn round", async () => {
    const path = `${START}/optInLetter-${"0".repeat(32)}/events/noteAdded`;
    expect((await running().api.post(path, { note: "One line.\n\tAnother." })).status).toBe(404);
    expect(await running().api.post(path, { note: "One line.\n\u202EAnother." })).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
  });
});
