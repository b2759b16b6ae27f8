import { expect, it } from "vitest";
import type { CaseService } from "../../cases/case-service.ts";
import { startCase } from "../../cases/start-case.ts";
import { contracts } from "../../machines/contracts.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";

/** Neither Temporal nor records: a start that is refused must not ask anything of either. */
const nothingBehind = {} as CaseService;

it("a start with a date beyond the calendar is refused, saying how far the calendar reaches", async () => {
  const { inputExample } = contracts.optInLetter;
  const campaign = {
    ...inputExample.campaign,
    closesOn: "2029-02-01",
    lateAnswersUntil: "2029-03-01",
    lettersFrom: "2029-01-10",
  };
  const started = await startCase(nothingBehind, {
    process: "optInLetter",
    body: { ...inputExample, campaign },
    actor: SYSTEM,
    client: "test",
    idempotencyKey: "beyond",
  });
  expect(started).toMatchObject({ result: "refused", reasons: [{ code: "calendarTooShort" }] });
  expect(JSON.stringify(started)).toContain("2028-12-31");
});
