import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assumptionsPage } from "../../dev/docs/assumptions-page.ts";
import { campaignPolicy } from "../../machines/opt-in-campaign/policy.ts";
import { optInPolicy } from "../../machines/opt-in-letter/policy.ts";

describe("assumptions", () => {
  it("the page is up to date: `node dev/docs/assumptions.ts` writes it", () => {
    expect(readFileSync(new URL("../../docs/assumptions.md", import.meta.url), "utf8")).toBe(assumptionsPage());
  });

  it("every value has a source or a reason, and is an assumption unless it names its source", () => {
    for (const { items } of [...optInPolicy, ...campaignPolicy]) {
      const bare = Object.entries(items).filter(([, { source, assumption }]) =>
        assumption === undefined ? !/^\[\d{3}\]|^processes\.md/.test(source) : source === "",
      );
      expect(bare).toEqual([]);
    }
  });
});
