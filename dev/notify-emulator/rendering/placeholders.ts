/**
 * The placeholders of a Notify template: `((name))` is filled in, `((flag??text))` shows its text when the flag is yes.
 * Names match whatever their case, spaces, hyphens and underscores, as at Notify.
 */

export type Personalisation = Readonly<Record<string, unknown>>;

export interface FillOptions {
  /** Applied to the template's own text and to every value: HTML escaping, or nothing. */
  readonly escape?: (text: string) => string;
  /** A list becomes bullets (emails and letters) rather than `a, b and c` (texts and subjects). */
  readonly bulletLists?: boolean;
}

const PLACEHOLDER = /\(\(([^()]+)\)\)/g;
const YES = new Set(["yes", "y", "true", "t", "1", "include", "show"]);

/** The text with every placeholder that has a value replaced; one without a value stays as it was written. */
export function fillIn(text: string, values: Personalisation, options: FillOptions = {}): string {
  const escape = options.escape ?? ((plain: string) => plain);
  const lookUp = valuesByKey(values);
  return escape(text).replaceAll(PLACEHOLDER, (whole, inside: string) => {
    const [name = "", ...conditional] = inside.split("??");
    const value = lookUp.get(keyOf(name));
    if (value === undefined || value === null) return whole;
    if (conditional.length > 0) return isYes(value) ? conditional.join("??") : "";
    return Array.isArray(value) ? escape(listText(value, options)) : escape(valueText(value));
  });
}

/** The names a text asks for, each once, as first spelled. */
export function placeholdersIn(text: string): readonly string[] {
  const names = new Map<string, string>();
  for (const [, inside = ""] of text.matchAll(PLACEHOLDER)) {
    const name = inside.split("??")[0] ?? "";
    if (!names.has(keyOf(name))) names.set(keyOf(name), name);
  }
  return [...names.values()];
}

/** The names that have no value: what Notify refuses a message for. */
export function missingFrom(text: string, values: Personalisation): readonly string[] {
  const lookUp = valuesByKey(values);
  return placeholdersIn(text).filter((name) => {
    const value = lookUp.get(keyOf(name));
    return value === undefined || value === null;
  });
}

/** A value as it is put into a text. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[ _-]/g, "");
}

function valuesByKey(values: Personalisation): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(values).map(([name, value]) => [keyOf(name), value]));
}

function isYes(value: unknown): boolean {
  return YES.has(valueText(value).toLowerCase());
}

function listText(values: readonly unknown[], options: FillOptions): string {
  const items = values
    .filter((value) => value !== null && value !== undefined)
    .map((value) => valueText(value).trim())
    .filter((item) => item !== "");
  if (items.length === 0) return "";
  if (options.bulletLists === true) return `\n\n${items.map((item) => `* ${item}`).join("\n")}`;
  const last = items.at(-1) ?? "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
