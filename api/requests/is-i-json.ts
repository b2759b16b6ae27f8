/** A text of JSON with its strings, so that what stands between them can be looked at. */
const STRING = /"(?:[^"\\]|\\.)*"/g;

const ESCAPED_PAIR = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}/g;
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;

/**
 * Whether a name is twice in one object of a text that is JSON. Parsers differ in which of them they take (RFC 8259,
 * 4): what something on the way has checked would not be what is done here.
 */
export function hasNameTwice(text: string, value: unknown): boolean {
  const written = text.replaceAll(STRING, "").split(":").length - 1;
  return written !== namesIn(value);
}

/** Whether a string in a text of JSON has half a character: it would be stored as another one. */
export function hasHalfCharacter(text: string): boolean {
  if (!ESCAPED_SURROGATE.test(text)) return false;
  return ESCAPED_SURROGATE.test(text.replaceAll("\\\\", " ").replaceAll(ESCAPED_PAIR, ""));
}

/** Without recursion: a body may be as deep as it is long. */
function namesIn(value: unknown): number {
  const left = [value];
  let names = 0;
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== "object" || next === null) continue;
    const inside = Object.values(next);
    if (!Array.isArray(next)) names += inside.length;
    for (const each of inside) left.push(each);
  }
  return names;
}
