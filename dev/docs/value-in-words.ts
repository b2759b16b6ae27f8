/** A policy's value as a cell of a table: parts by name, one a line; lists in one. */
export function valueInWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    const isPlain = value.every((each) => typeof each !== "object" || each === null);
    return isPlain ? value.map(valueInWords).join(", ") : value.map(inOneLine).join("<br>");
  }
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${inOneLine(part)}`)
    .join("<br>");
}

function inOneLine(value: unknown): string {
  return valueInWords(value).replaceAll("<br>", "; ");
}
