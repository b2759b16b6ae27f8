import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askMissing } from "../../cli/body/ask-missing.ts";
import { exampleOf } from "../../cli/body/example-of.ts";
import type { Body, JsonSchema } from "../../cli/body/json-schema.ts";
import { textFault } from "../../cli/body/text-fault.ts";
import { withField } from "../../cli/body/with-field.ts";
import { withoutField } from "../../cli/body/without-field.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { scriptedAsker } from "./support/scripted-asker.ts";

const { events } = optInLetter;

/** As the API describes a body. */
function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
}

async function asking(schema: z.ZodType, given: Body, answers: Readonly<Record<string, unknown>>) {
  const { asker, asked, linesAsked } = scriptedAsker(answers);
  const body = await askMissing(asker, { schema: schemaOf(schema), example: undefined }, given);
  return { body, asked, linesAsked, accepted: schema.safeParse(body).success };
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

  test("a text that may have several lines in as many as it has", async () => {
    const { body, linesAsked } = await asking(
      events.newsPublished.body,
      {},
      { headline: "Letters", news: "They go out soon.\nOn 11 January." },
    );
    expect(body).toEqual({ headline: "Letters", news: "They go out soon.\nOn 11 January." });
    expect(linesAsked).toEqual([expect.stringMatching(/^news/)]);
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
        "contact:": "letter",
        "contact.lines.": ["Sam Okafor", "1 High Street", "LS1 1AA"],
        "Another of": false,
      },
    );
    expect(accepted).toBe(true);
    expect(body).toEqual({ contact: { channel: "letter", lines: ["Sam Okafor", "1 High Street", "LS1 1AA"] } });
  });

  test("a list of choices, none of them twice, and no more when there are no more", async () => {
    const areas = z.object({ areas: z.array(z.enum(["health", "work"])) });
    const again = asking(areas, {}, { "areas: any?": true, "areas.": ["work", "work"], "Another of": true });
    await expect(again).rejects.toThrow("No work among health");
    const { body } = await asking(areas, {}, { "areas: any?": true, "areas.": ["work", "health"], "Another of": true });
    expect(body).toEqual({ areas: ["work", "health"] });
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

describe("What the API did not take", () => {
  test("is asked for again, though it may be left out, and nothing else is", async () => {
    const { asker, asked } = scriptedAsker({ "contact:": "email", "contact.email": "sam@example.org" });
    const wanted = { schema: schemaOf(events.leavingReported.body), example: undefined };
    const given = { leavingOn: "2027-01-31", contact: { channel: "email", email: "nobody@" } };
    const left = withoutField(given, "contact");
    expect(left).toEqual({ leavingOn: "2027-01-31" });
    const body = await askMissing(asker, wanted, left, ["contact.email"]);
    expect(body).toEqual({ ...left, contact: { channel: "email", email: "sam@example.org" } });
    expect(asked).toHaveLength(2);
  });

  test("is asked for again as a whole, with what may be left out of it", async () => {
    const { asker, asked } = scriptedAsker({
      "referral.on": "2026-11-20",
      "Anything else of referral?": new Set(["endsOn"]),
      "referral.endsOn": "2028-11-19",
    });
    const referral = z.object({ on: z.iso.date(), endsOn: z.iso.date().optional() });
    const wanted = { schema: schemaOf(z.object({ region: z.string(), referral })), example: undefined };
    const body = await askMissing(asker, wanted, { region: "London" }, ["referral"]);
    expect(body).toEqual({ region: "London", referral: { on: "2026-11-20", endsOn: "2028-11-19" } });
    expect(asked).toHaveLength(3);
  });

  test("is asked for again in a list where it was, and the others stay where they are", async () => {
    const { asker, asked } = scriptedAsker({ "lines.1": "1 High Street", "visits.0.on": "2027-01-31" });
    const visits = z.array(z.object({ on: z.iso.date(), with: z.string() }));
    const schema = schemaOf(z.object({ lines: z.array(z.string()), visits }));
    const given = { lines: ["Sam Okafor", "1 High\nStreet", "LS1 1AA"], visits: [{ on: "2027-02-30", with: "Alex" }] };
    const faulty = ["lines.1", "visits.0.on"];
    const body = await askMissing(
      asker,
      { schema, example: undefined },
      faulty.reduce(withoutField, given as Body),
      faulty,
    );
    expect(body).toEqual({
      lines: ["Sam Okafor", "1 High Street", "LS1 1AA"],
      visits: [{ on: "2027-01-31", with: "Alex" }],
    });
    expect(asked).toEqual(["lines.1", "visits.0.on"]);
  });

  test.each([
    ["employee.name", { employee: { region: "London" }, lines: ["a", "b"] }],
    ["lines", { employee: { name: "Sam", region: "London" } }],
    ["lines.1", { employee: { name: "Sam", region: "London" }, lines: ["a", undefined] }],
    ["lines.2", { employee: { name: "Sam", region: "London" }, lines: ["a", "b"] }],
    ["nothing.of.it", { employee: { name: "Sam", region: "London" }, lines: ["a", "b"] }],
  ])("leaves the body without %s", (field, rest) => {
    expect(withoutField({ employee: { name: "Sam", region: "London" }, lines: ["a", "b"] }, field)).toEqual(rest);
  });
});

describe("What a field looks like", () => {
  const { inputExample } = optInLetter;
  test.each<[string, JsonSchema, string]>([
    ["employee.name", { type: "string", pattern: "^[^\\u0000]*$" }, inputExample.employee.name],
    ["employee.nickname", { type: "string", examples: ["Sam"] }, "Sam"],
    ["employee.birthday", { type: "string", format: "date" }, "2027-01-31"],
    ["employee.nickname", { type: "string", pattern: "^[^\\u0000]*$" }, ""],
  ])("%s of %j: %j", (name, schema, looks) => {
    expect(exampleOf(inputExample, name, schema)).toBe(looks);
  });
});

describe("A text", () => {
  test.each<[string, JsonSchema, string | undefined]>([
    ["", { type: "string" }, "Is required; Ctrl-C gives up"],
    ["toolong", { type: "string", maxLength: 3 }, "Must have at most 3 characters"],
    ["x", { type: "integer" }, "Must be a number"],
    ["1.5", { type: "integer" }, "Must be a whole number"],
    ["61", { type: "integer", maximum: 60 }, "Must be 60 or less"],
    ["nobody", { type: "string", format: "email" }, "Must be an email address"],
    ["e1204567", { type: "string", pattern: "^[A-Z0-9]{4,12}$" }, undefined],
  ])("%j for %j: %s", (text, schema, fault) => {
    expect(textFault(text, schema, "")).toBe(fault);
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
