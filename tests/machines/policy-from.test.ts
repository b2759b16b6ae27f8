import { describe, expect, it } from "vitest";
import { contracts, type ProcessName } from "../../machines/contracts.ts";
import { definitions } from "../../machines/definitions.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { begun } from "../../workflows/interpreter/begin.ts";

const TODAY = "2026-11-23";

describe.each(Object.keys(contracts) as ProcessName[])("a case of %s", (process) => {
  const contract: ProcessContract = contracts[process];

  it("says of each policy whose values it keeps which version they are of", () => {
    const input = contract.input.parse(contract.inputExample);
    const kept = contract.policy(input as never, TODAY);
    const { commit } = begun(
      definitions[process],
      `${process}-1`,
      {
        kind: "start",
        schema: 1,
        definitionVersion: definitions[process].version,
        input: { ...input, ...kept },
        calendar: calendarFor("2026-09-23"),
        opening: { ...contract.opening(input as never), rehearsal: false },
        actor: SYSTEM,
        handled: { key: "key", fingerprint: "fingerprint" },
      },
      Date.parse(`${TODAY}T10:00:00Z`),
    );
    const told = (commit.state.facts["policyFrom"] ?? {}) as Readonly<Record<string, string>>;
    expect(Object.values(told).sort()).toEqual(Object.values(kept).flatMap(versionOf).sort());
    for (const [policy, validFrom] of Object.entries(told)) {
      expect(contract.policies[policy]?.map((version) => version.validFrom)).toContain(validFrom);
    }
  });
});

/** The version of what `policyOn` gave; nothing for anything else a process keeps. */
function versionOf(kept: unknown): string[] {
  const { validFrom } = { ...(kept as { readonly validFrom?: unknown }) };
  return typeof validFrom === "string" ? [validFrom] : [];
}
