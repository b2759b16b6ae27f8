import { describe, expect, test } from "vitest";
import { processJson } from "../../api/processes/process-json.ts";
import { askMissing } from "../../cli/body/ask-missing.ts";
import type { JsonSchema } from "../../cli/body/json-schema.ts";
import { contracts } from "../../machines/contracts.ts";
import { exampleAsker } from "./support/example-asker.ts";

describe.each(Object.values(contracts))("Whoever answers the questions as the example of $process does", (contract) => {
  const { input, events } = processJson(contract);

  test("starts a case with the example", async () => {
    expect(contract.input.parse(await asked(input.schema, input.example))).toEqual(contract.input.parse(input.example));
  });

  test.each(events)("says with $event what its example says", async ({ schema, example }) => {
    expect(await asked(schema, example)).toEqual(example);
  });
});

function asked(schema: JsonSchema, example: unknown): Promise<unknown> {
  return askMissing(exampleAsker(example), { schema, example }, {});
}
