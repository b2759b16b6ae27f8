import { readFileSync, readdirSync } from "node:fs";
import { describe, it, expect } from "vitest";

const folder = new URL("../../../machines/shared/calendar/", import.meta.url);
const inTheWorkflow = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "vendored.ts");

/** Comments may speak of what the code must not use. */
function code(file: string): string {
  return readFileSync(new URL(file, folder), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\/\/.*$/gm, "");
}

describe("what a workflow may import of the calendar", () => {
  it("is more than nothing", () => {
    expect(inTheWorkflow).toContain("london.ts");
  });

  it.each(inTheWorkflow)("%s: no clock, no zone of the host, no Intl", (file) => {
    expect(code(file)).not.toMatch(
      /\bIntl\b|\bTemporal\b|Date\.now|new Date\(\)|Date\.parse|toLocale|\.get(?!UTC)(Date|Day|Month|FullYear|Hours|Minutes|Time)|Math\.random|process\./,
    );
  });

  it.each(inTheWorkflow)("%s: imports the calendar's own files only, and no data", (file) => {
    const imported = [...code(file).matchAll(/from "([^"]+)"/g)].map(([, path]) => path);
    for (const path of imported) expect(path).toMatch(/^(\.\.\/time|\.\/(?!vendored)[a-z-]+)\.ts$/);
  });
});
