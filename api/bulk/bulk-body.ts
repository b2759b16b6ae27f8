import { z } from "zod";
import { reasonsOf } from "../../cases/problems.ts";
import type { EventContract } from "../../machines/shared/process-contract.ts";
import type { Refusal } from "../../machines/shared/process-definition.ts";
import { ProblemError } from "../problems/problem-error.ts";

const MOST_CASES = 500;

/** What the body looks like around the events: their own data is parsed with each of them, as for a single event. */
const around = z
  .strictObject({
    body: z.unknown().optional(),
    cases: z
      .array(z.strictObject({ caseId: z.string().max(100), body: z.unknown().optional() }))
      .min(1)
      .max(MOST_CASES),
  })
  .superRefine(({ cases }, context) => {
    const before = new Set<string>();
    for (const [index, { caseId }] of cases.entries()) {
      if (before.has(caseId)) context.addIssue({ code: "custom", path: ["cases", index, "caseId"], message: TWICE });
      before.add(caseId);
    }
  });

const TWICE = "Is in the list already; a case is told once in a request";

/** The body as documentation has it. */
export function bulkBodySchema(process: string, { body, example }: EventContract): z.ZodType {
  const caseId = z.string().meta({ description: "Case id; one that no case has is answered with `notFound`" });
  const own = body.optional().meta({ description: "What is said to this case, in place of the common `body`" });
  const cases = z.array(z.strictObject({ caseId, body: own }));
  return z
    .strictObject({
      body: body.optional().meta({ description: "What is said to every case that has no `body` of its own" }),
      cases: cases.min(1).max(MOST_CASES).meta({ description: "Each case once" }),
    })
    .meta({
      examples: [{ body: example, cases: [{ caseId: exampleId(process, "0") }, { caseId: exampleId(process, "1") }] }],
    });
}

function exampleId(process: string, digit: string): string {
  return `${process}-${digit.repeat(32)}`;
}

/** What is to be said to a case. */
export interface ToCase {
  readonly caseId: string;
  readonly body: unknown;
}

/**
 * What is to be said to which case. Throws ProblemError when the whole is not valid, or the body that cases share is
 * not: nothing is sent then. A case's own body is left to be refused for that case alone.
 */
export function toEachCase({ body: event }: EventContract, sent: unknown): readonly ToCase[] {
  const parsed = around.safeParse(sent ?? {});
  if (!parsed.success) throw invalid(reasonsOf(parsed.error));
  const { body: common = {}, cases } = parsed.data;
  const isShared = parsed.data.body !== undefined || cases.some(({ body }) => body === undefined);
  const shared = isShared ? event.safeParse(common) : undefined;
  if (shared && !shared.success) throw invalid(reasonsOf(shared.error).map(inBody));
  return cases.map(({ caseId, body }) => ({ caseId, body: body === undefined ? common : body }));
}

function inBody(reason: Refusal): Refusal {
  return { ...reason, field: reason.field === undefined ? "body" : `body.${reason.field}` };
}

function invalid(reasons: readonly Refusal[]): ProblemError {
  return new ProblemError("invalidRequest", "The body is not valid; see the reasons", { reasons });
}
