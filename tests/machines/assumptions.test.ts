import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assumptionsPage } from "../../dev/docs/assumptions-page.ts";
import { policiesOf } from "../../dev/docs/policies-of.ts";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";

describe("assumptions", () => {
  it("the page is up to date: `npm run docs` writes it", () => {
    expect(readFileSync(new URL("../../docs/assumptions.md", import.meta.url), "utf8")).toBe(assumptionsPage());
  });

  it.each(Object.values<ProcessContract>(contracts).map((contract) => [contract.process, contract] as const))(
    "%s: every value has a source or a reason, and is an assumption unless it names its source",
    (_process, contract) => {
      const items = policiesOf(contract).flatMap((version) => version.items);
      const bare = items.filter(([, { source, assumption }]) =>
        assumption === undefined ? !/^\[(\d{3}|SI|MoJ)\]|^processes\.md/.test(source) : source === "",
      );
      expect(bare).toEqual([]);
    },
  );
});
