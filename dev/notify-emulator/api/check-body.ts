import { NotifyError } from "./notify-error.ts";

const UUID = /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i;

/** What a field must be: a string no longer than `longest`, a UUID, a string that has no `problem`, an object, a list. */
export interface FieldRule {
  readonly type: "string" | "uuid" | "object" | "array";
  readonly required?: boolean;
  readonly longest?: number;
  readonly problem?: (value: string) => string | undefined;
}

/** Checks a request against its rules in Notify's words, all failures together. Throws NotifyError 400. */
export function checkBody(
  body: unknown,
  rules: Readonly<Record<string, FieldRule>>,
): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw new NotifyError(400, "ValidationError", `${JSON.stringify(body)} is not of type object`);
  const problems = [
    ...Object.entries(rules).flatMap(([name, rule]) => fieldProblem(name, body[name], rule) ?? []),
    ...unexpected(Object.keys(body).filter((name) => !(name in rules))),
  ];
  if (problems.length > 0) throw new NotifyError(400, "ValidationError", ...problems);
  return body;
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

function fieldProblem(name: string, value: unknown, rule: FieldRule): string | undefined {
  if (value === undefined) return rule.required === true ? `${name} is a required property` : undefined;
  if (rule.type === "uuid")
    return typeof value === "string" && isUuid(value) ? undefined : `${name} is not a valid UUID`;
  if (!isOfType(value, rule.type)) return `${name} ${JSON.stringify(value)} is not of type ${rule.type}`;
  if (typeof value !== "string") return undefined;
  if (rule.longest !== undefined && value.length > rule.longest) return `${name} ${value} is too long`;
  const problem = rule.problem?.(value);
  return problem === undefined ? undefined : `${name} ${problem}`;
}

function unexpected(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [
    `Additional properties are not allowed (${names.join(", ")} ${names.length === 1 ? "was" : "were"} unexpected)`,
  ];
}

function isOfType(value: unknown, type: "string" | "object" | "array"): boolean {
  if (type === "array") return Array.isArray(value);
  return type === "object" ? isObject(value) : typeof value === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
