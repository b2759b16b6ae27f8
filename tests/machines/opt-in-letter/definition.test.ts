import { describe, expect, it } from "vitest";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import { isInScope, ORGANISATIONS, ORIGINS } from "../../../machines/opt-in-letter/scope.ts";
import { describeDefinition } from "../support/describe-definition.ts";
import { LETTER } from "../support/opt-in-letter.ts";

describeDefinition(LETTER, "opt-in-letter", ["messageFailed", "calendarRenewed"]);

describe("in scope", () => {
  it("are staff formerly in parent and supply-chain organisations, and former CRC staff now in HMPPS HQ or MoJ awaiting pay alignment", () => {
    const inScope = ORIGINS.flatMap((origin) =>
      ORGANISATIONS.flatMap((organisation) =>
        [true, false]
          .filter((awaitingPayAlignment) => isInScope({ origin, organisation, awaitingPayAlignment }))
          .map((awaiting) => `${origin} ${organisation} ${awaiting}`),
      ),
    );
    expect(inScope.filter((line) => line.startsWith("formerCrc"))).toEqual([
      "formerCrc hmppsHq true",
      "formerCrc moj true",
    ]);
    expect(inScope.filter((line) => /^(parent|supply)/.test(line))).toHaveLength(12);
    expect(inScope.filter((line) => line.startsWith("other"))).toEqual([]);
  });

  it("trade union membership is irrelevant: nobody is asked for it", () => {
    expect(JSON.stringify(Object.keys(optInLetter.input.shape.employee.shape))).not.toMatch(/union/i);
  });

  it("somebody else's case is not started, and none once the campaign is over", () => {
    const input = optInLetter.input.parse(optInLetter.inputExample);
    expect(optInLetter.refuseStart(input, "2027-01-04")).toEqual([]);
    expect(
      optInLetter.refuseStart({ ...input, employee: { ...input.employee, origin: "other" } }, "2027-01-04"),
    ).toMatchObject([{ code: "outOfScope" }]);
    expect(optInLetter.refuseStart(input, "2027-02-27")).toMatchObject([{ code: "campaignOver" }]);
  });

  it("one case per employee and campaign", () => {
    const input = optInLetter.input.parse(optInLetter.inputExample);
    expect(optInLetter.claims(input)).toEqual(["optInLetter/alone/E1204567"]);
    expect(optInLetter.claims({ ...input, campaignCaseId: "optInCampaign-1" })).toEqual([
      "optInLetter/optInCampaign-1/E1204567",
    ]);
  });

  it("employee numbers are trimmed and in upper case", () => {
    const input = optInLetter.input.parse({
      ...optInLetter.inputExample,
      employee: { ...optInLetter.inputExample.employee, employeeNumber: " e1204567 " },
    });
    expect(input.employee.employeeNumber).toBe("E1204567");
  });
});
