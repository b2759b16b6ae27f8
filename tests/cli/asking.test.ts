import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askMissing } from "../../cli/body/ask-missing.ts";
import type { Body, JsonSchema } from "../../cli/body/json-schema.ts";
import { textFault } from "../../cli/body/text-fault.ts";
import { withField } from "../../cli/body/with-field.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { runningApi } from "../api/support/running-api.ts";
import { scriptedAsker } from "./support/scripted-asker.ts";

const { events } = optInLetter;

/** As the API describes a body. */
function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
}

async function asking(schema: z.ZodType, given: Body, answers: Readonly<Record<string, unknown>>) {
  const { asker, asked } = scriptedAsker(answers);
  const body = await askMissing(asker, schemaOf(schema), given);
  return { body, asked, accepted: schema.safeParse(body).success };
}

const nothing = new Set<string>();

describe("What is missing is asked for, by the contract", () => {
  test("a text by its description, and again until it will do", async () => {
    const { body, asked, accepted } = await asking(
      events.payFiguresProvided.body,
      {},
      {
        newSalary: ["a lot", "31432.00"],
        allowances: "0.00",
        payProtection: "0.00",
      },
    );
    expect(accepted).toBe(true);
    expect(body).toEqual({ newSalary: "31432.00", allowances: "0.00", payProtection: "0.00" });
    expect(asked.slice(0, 3)).toEqual([
      "newSalary: New annual salary in pounds",
      "! Must be written as in 31432.00",
      "newSalary: New annual salary in pounds",
    ]);
  });

  test("a choice among values, and only what was not given", async () => {
    const given = { rationale: "In hospital until then." };
    const { body, asked } = await asking(events.lateAnswerDecided.body, given, { decision: "refuse" });
    expect(body).toEqual({ ...given, decision: "refuse" });
    expect(asked).toHaveLength(1);
  });

  test("one form of several, with its lists", async () => {
    const { body, accepted } = await asking(
      events.letterReissued.body,
      {},
      {
        "contact?": "letter",
        "contact.lines.": ["Sam Okafor", "1 High Street", "LS1 1AA"],
        "Another of": false,
      },
    );
    expect(accepted).toBe(true);
    expect(body).toEqual({ contact: { channel: "letter", lines: ["Sam Okafor", "1 High Street", "LS1 1AA"] } });
  });

  test("the form is not asked for when what was given tells it", async () => {
    const given = { contact: { channel: "email" } };
    const { body } = await asking(events.letterReissued.body, given, { "contact.email": "sam@example.org" });
    expect(body).toEqual({ contact: { channel: "email", email: "sam@example.org" } });
  });

  test("what may be left out, by choice, when nothing was given; dates are real", async () => {
    const { body, asked, accepted } = await asking(
      events.leavingReported.body,
      {},
      {
        leavingOn: ["31/01/2027", "2027-02-30", "2027-01-31"],
        "Anything else?": nothing,
      },
    );
    expect(accepted).toBe(true);
    expect(body).toEqual({ leavingOn: "2027-01-31" });
    expect(asked.filter((line) => line.startsWith("!"))).toHaveLength(2);
    const more = await asking(
      events.optedIn.body,
      {},
      { "Anything else?": new Set(["receivedBy"]), receivedBy: "post" },
    );
    expect(more.body).toEqual({ receivedBy: "post" });
  });

  test("a whole start", async () => {
    const { accepted } = await asking(
      optInLetter.input,
      {},
      {
        "campaign.lettersFrom": "2027-01-11",
        "campaign.closesOn": "2027-01-31",
        "campaign.lateAnswersUntil": "2027-02-28",
        "campaign.letterVersion": "2027-01",
        "campaign.updateEveryDays": ["0", "14"],
        "employee.employeeNumber": "e1204567",
        "employee.name": "Sam Okafor",
        "employee.workEmail": "sam.okafor@justice.example",
        "employee.situation": "active",
        "employee.origin": "supplyChain",
        "employee.organisation": "probationService",
        "Anything else": nothing,
      },
    );
    expect(accepted).toBe(true);
  });
});

describe("A text", () => {
  test.each<[string, JsonSchema, string | undefined]>([
    ["", { type: "string" }, "Is required"],
    ["toolong", { type: "string", maxLength: 3 }, "Must have at most 3 characters"],
    ["x", { type: "integer" }, "Must be a number"],
    ["1.5", { type: "integer" }, "Must be a whole number"],
    ["61", { type: "integer", maximum: 60 }, "Must be 60 or less"],
    ["nobody", { type: "string", format: "email" }, "Must be an email address"],
    ["e1204567", { type: "string", pattern: "^[A-Z0-9]{4,12}$" }, undefined],
  ])("%j for %j: %s", (text, schema, fault) => {
    expect(textFault(text, schema)).toBe(fault);
  });
});

describe("A field on the command line", () => {
  const schema = schemaOf(optInLetter.input);
  test.each([
    ["employee.employeeNumber=00123456", { employee: { employeeNumber: "00123456" } }],
    ["campaign.updateEveryDays=7", { campaign: { updateEveryDays: 7 } }],
    ["employee.awaitingPayAlignment=true", { employee: { awaitingPayAlignment: true } }],
    ["campaign.qaEvents.0.id=teams", { campaign: { qaEvents: [{ id: "teams" }] } }],
    ["unknown.field=x=y", { unknown: { field: "x=y" } }],
  ])("%s", (assignment, body) => {
    expect(withField({}, assignment, schema)).toEqual(body);
  });

  test("reaches into no prototype", () => {
    withField({}, "__proto__.polluted=yes", schema);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

const SCRIPT = "/usr/bin/script";
const running = runningApi();

test.skipIf(!existsSync(SCRIPT))("On a real terminal it asks, and Ctrl-C sends nothing and ends with 130", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "throughcare-asking-"));
  const main = path.join(import.meta.dirname, "..", "..", "cli", "main.ts");
  // A terminal without a size wraps after every letter.
  const command = `stty cols 120 rows 40; '${process.execPath}' '${main}' start optInLetter`;
  const { api, issuer } = running();
  const token = await issuer.token();
  const session = { THROUGHCARE_HOME: home, THROUGHCARE_URL: api.url, THROUGHCARE_TOKEN: token };
  const env = { PATH: process.env["PATH"], TERM: "xterm", ...session };
  const child = spawn(SCRIPT, ["--quiet", "--return", "--command", command, "/dev/null"], { env });
  let shown = "";
  let pressed = false;
  child.stdout.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
    if (pressed || !shown.includes("Letters go out from")) return;
    pressed = true;
    child.stdin.write("\u0003");
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  await rm(home, { recursive: true, force: true });
  expect(shown).toContain("campaign.lettersFrom: Letters go out from 09:00 on this London date");
  expect(shown).toContain("nothing was sent");
  expect(code).toBe(130);
});
