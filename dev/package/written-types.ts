import { z } from "zod";
import { bulkResultSchema } from "../../api/bulk/bulk-result.ts";
import { PROBLEM_KINDS } from "../../api/problems/problem.ts";
import { caseSchema, caseSummarySchema } from "../../api/cases/case-schema.ts";
import { messageSchema } from "../../api/cases/message-schema.ts";
import { entrySchema } from "../../api/cases/timeline-schema.ts";
import { meSchema } from "../../api/me/me-schema.ts";
import { policySchema } from "../../api/processes/policy-schema.ts";
import { processSchema, processSummarySchema } from "../../api/processes/process-schema.ts";
import { taskCountsSchema } from "../../api/tasks/task-counts-schema.ts";
import { taskSchema } from "../../api/tasks/task-schema.ts";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { jsonSchemaOf, type JsonSchema } from "../docs/fields/json-schema.ts";
import { typeText } from "./type-text.ts";

/**
 * The two files of the client that take their types from contracts and schemas, written out, so that an application
 * that installs the client needs neither zod nor the contracts to be compiled. By path in `client/`.
 */
export function writtenTypes(): ReadonlyMap<string, (source: string) => string> {
  return new Map([
    ["process-types.ts", processTypes],
    ["answers.ts", answers],
  ]);
}

const ANSWERS = {
  CaseView: caseSchema,
  CaseSummary: caseSummarySchema,
  Task: taskSchema,
  TimelineEntry: entrySchema,
  Message: messageSchema,
  ProcessSummary: processSummarySchema,
  Process: processSchema,
  Policy: policySchema,
  TaskCounts: taskCountsSchema,
  BulkResult: bulkResultSchema,
  Me: meSchema,
};

/** The types derived from schemas are replaced; those that stand in the file stay as they are. */
function answers(source: string): string {
  const withoutImports = source.replaceAll(/^import type .*$\n/gm, "");
  return withoutImports.replaceAll(/z\.output<typeof (\w+)>/g, (_all, name: string) => {
    const [, schema] =
      Object.entries(ANSWERS).find(([type]) => source.includes(`type ${type} = z.output<typeof ${name}>`)) ?? [];
    if (!schema) throw new Error(`client/answers.ts takes a type from ${name}, which dev/package does not know`);
    return typeText(answered(schema));
  });
}

function answered(schema: z.ZodType): JsonSchema {
  const whole = z.toJSONSchema(schema, { io: "output", unrepresentable: "any", reused: "inline" });
  return inlined(whole, whole.$defs ?? {}) as JsonSchema;
}

/** Schemas with a name of their own come by reference. */
function inlined(value: unknown, defs: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((each) => inlined(each, defs));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value && typeof value.$ref === "string")
    return inlined(defs[value.$ref.slice("#/$defs/".length)], defs);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inlined(inner, defs)]));
}

function processTypes(): string {
  const processes = Object.values<ProcessContract>(contracts).map(
    ({ process, description, input, events, words, members }) => `/** ${description} */
readonly ${process}: {
readonly input: ${typeText(jsonSchemaOf(input))};
readonly events: {
${Object.entries(events)
  .map(
    ([event, contract]) =>
      `/** ${contract.description} */\nreadonly ${event}: ${typeText(jsonSchemaOf(contract.body))};`,
  )
  .join("\n")}
};
readonly state: ${Object.keys(words.states)
      .map((path) => JSON.stringify(path))
      .join(" | ")};
readonly members: ${members !== undefined};
};`,
  );
  const kinds = Object.keys(PROBLEM_KINDS).map((kind) => JSON.stringify(kind));
  return `/** Every process with what it takes: written from the contracts. */
export interface ProcessTypes {
${processes.join("\n")}
}

/** Every kind of problem that the API tells. */
export type ApiProblemKind = ${kinds.join(" | ")};
`;
}
