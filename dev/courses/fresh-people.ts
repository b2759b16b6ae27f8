import { randomInt } from "node:crypto";
import type { Course } from "./course.ts";

/** A CRN, a prison number or an employee number that stands alone in a text. */
const IDENTIFIER = /^(?:[A-Z]\d{6}|[A-Z]\d{4}[A-Z]{2}|E\d{7})$/;

/**
 * The same course about other people, who do not exist either: one system may be shown a course again, although it
 * takes one case per person. A person keeps one number throughout.
 */
export function aboutOtherPeople(course: Course): Course {
  const others = new Map<string, string>();
  const other = (identifier: string): string => {
    const known = others.get(identifier) ?? identifier.replaceAll(/\d/g, () => String(randomInt(10)));
    others.set(identifier, known);
    return known;
  };
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") return IDENTIFIER.test(value) ? other(value) : value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  return { ...course, steps: replaced(course.steps) as Course["steps"] };
}
