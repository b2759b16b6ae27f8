import type { z } from "zod";
import { PROBLEM_JSON, PROBLEM_KINDS, type ProblemKind } from "../problems/problem.ts";
import { problemSchema } from "../problems/problem-schema.ts";

/** What one status of a route answers with, for OpenAPI. */
export interface Answer {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

/** A successful answer in JSON. */
export function answer(description: string, schema: z.ZodType): Answer {
  return { description, content: { "application/json": { schema } } };
}

/** The problems a route may answer with, by status; two kinds of one status share it. */
export function problems(...kinds: readonly ProblemKind[]): Record<number, Answer> {
  const answers: Record<number, Answer> = {};
  for (const kind of kinds) {
    const { status, title } = PROBLEM_KINDS[kind];
    const before = answers[status];
    const description = before ? `${before.description}; or: ${title}` : title;
    answers[status] = { description, content: { [PROBLEM_JSON]: { schema: problemSchema } } };
  }
  return answers;
}

/** What anything that asks the records may answer with. */
export const READ_PROBLEMS = ["invalidRequest", "misdirected", "unexpected", "unavailable"] as const;

/** What anything with a body and a key may answer with. */
export const COMMAND_PROBLEMS = [...READ_PROBLEMS, "tooLarge", "unsupportedMediaType", "conflictingRepeat"] as const;
