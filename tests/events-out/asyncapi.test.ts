import specs from "@asyncapi/specs";
import { Ajv, type Options } from "ajv";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asyncApiDocument } from "../../events-out/document/asyncapi-document.ts";
import { outgoing } from "../../events-out/outgoing.ts";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { START } from "../records/support/a-case.ts";

interface Document {
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly payload: object }>>;
    readonly schemas: object;
  };
}

const document = asyncApiDocument() as unknown as Document;
const messages = Object.keys(document.components.messages);

// Formats are other specifications' words; the schemas themselves say what must be there.
const ajv = (options: Options = {}): Ajv => new Ajv({ strict: false, validateFormats: false, ...options });

describe("The AsyncAPI document", () => {
  it("is up to date: `npm run docs` writes it", () => {
    const committed = readFileSync(new URL("../../docs/asyncapi.json", import.meta.url), "utf8");
    expect(committed).toBe(`${JSON.stringify(document, undefined, 2)}\n`);
  });

  it("is AsyncAPI 3.0 by the official schema", () => {
    // It brings the schema of schemas along.
    const validate = ajv({ meta: false, validateSchema: false }).compile(specs.schemas["3.0.0"]);
    expect({ isValid: validate(document), errors: validate.errors }).toEqual({ isValid: true, errors: null });
    expect(validate({ ...document, operations: { publish: { action: "shout" } } })).toBe(false);
  });

  it("names one message for the start and for every event of every process, in kebab case", () => {
    for (const { process, events } of Object.values<ProcessContract>(contracts)) {
      for (const event of ["started", "calendarRenewed", ...Object.keys(events)]) {
        expect(messages).toContain(`throughcare.${kebab(process)}.${kebab(event)}`);
      }
    }
    expect(messages).toContain("throughcare.opt-in-letter.opted-in");
    expect(messages.filter((name) => !/^throughcare(\.[a-z]+(-[a-z]+)*){2}$/.test(name))).toEqual([]);
  });

  it("describes what is published, and would not let another shape pass", () => {
    const validate = ajv().compile({
      $ref: "#/components/messages/throughcare.opt-in-letter.opted-in/payload",
      components: document.components,
    });
    const waiting = {
      id: 1,
      caseId: "optInLetter-1",
      sequence: 3,
      key: "k",
      attempts: 1,
      refusals: 0,
      confirmed: true,
      waitedMs: 0,
      eventType: "throughcare.opt-in-letter.opted-in",
      version: 1,
      occurredAt: START,
      description: contracts.optInLetter.words.events.optedIn,
      additionalInformation: { caseId: "optInLetter-1", process: "optInLetter", state: "optedIn.windowOpen" },
    };
    const identifiers = [{ kind: "employeeNumber", value: "E1204567" } as const];
    const published = JSON.parse(
      outgoing(waiting, { identifiers, rehearsal: false, restricted: true }, "https://throughcare.example").body,
    ) as Readonly<Record<string, unknown>>;
    expect({ isValid: validate(published), errors: validate.errors }).toEqual({ isValid: true, errors: null });
    const { personReference: _left, ...without } = published;
    expect(validate(without)).toBe(false);
    expect(validate({ ...published, eventType: "throughcare.opt-in-letter.declined" })).toBe(false);
  });
});

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
