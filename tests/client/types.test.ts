import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { reportSchema } from "../../api/roster/report-route.ts";
import type { forwardedSchema } from "../../api/rehearsal/forward-route.ts";
import type { problemSchema } from "../../api/problems/problem-schema.ts";
import { createClient, type Client, type Forwarded, type Problem, type RosterReport } from "../../client/index.ts";
import type { ProcessName } from "../../machines/contracts.ts";
import type { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";

/** Checked by the compiler: `npm run typecheck` fails when one of these begins to compile, or ceases to. */

const client = createClient({ baseUrl: "http://127.0.0.1:1" });

describe("The client's types come from the contracts", () => {
  it("every process stands under its name, and no other", () => {
    expectTypeOf<Client>().toHaveProperty("optInLetter");
    expectTypeOf<Client>().toHaveProperty("optInCampaign");
    expectTypeOf<ProcessName>().toExtend<keyof Client>();
    // @ts-expect-error There is no such process.
    expect(client.optInLetters).toBeDefined();
  });

  it("a wrong input does not compile", () => {
    const { campaign, employee } = optInLetter.inputExample;
    const right = (): unknown => client.optInLetter.start({ campaign, employee });
    // @ts-expect-error The campaign is missing.
    const missing = (): unknown => client.optInLetter.start({ employee });
    // @ts-expect-error There is no such field.
    const unknown = (): unknown => client.optInLetter.start({ campaign, employee, colour: "blue" });
    expect([right, missing, unknown]).toHaveLength(3);
  });

  it("a wrong event, a wrong body and a missing one do not compile", () => {
    const { send } = client.optInLetter;
    const right = [
      (): unknown => send("", "optedIn", { receivedBy: "email" }),
      (): unknown => send("", "optedIn"),
      (): unknown => send("", "absenceReported"),
      (): unknown => send("", "questionAsked", { question: "When?" }),
    ];
    const wrong = [
      // @ts-expect-error There is no such event.
      (): unknown => send("", "optedInn", {}),
      // @ts-expect-error It is an event of the campaign.
      (): unknown => send("", "rosterSubmitted", { importId: "", lines: 1 }),
      // @ts-expect-error An answer does not come by pigeon.
      (): unknown => send("", "optedIn", { receivedBy: "pigeon" }),
      // @ts-expect-error A question without a question.
      (): unknown => send("", "questionAsked"),
    ];
    expect([...right, ...wrong]).toHaveLength(8);
  });

  it("what a case takes and the states it can be waited for are its process's", async () => {
    const found = await client.optInCampaign.get("optInCampaign-0", { signal: AbortSignal.abort() });
    if (found.ok) {
      const [first] = found.value.allowed();
      if (first) expectTypeOf(first.event).toExtend<keyof typeof optInCampaign.events>();
      await found.value.waitFor("running");
      // @ts-expect-error A campaign has no such state.
      await found.value.waitFor("awaitingLetter");
    }
    const letter = await client.optInLetter.get("optInLetter-0", { signal: AbortSignal.abort() });
    // A state around others will do as well as one of them.
    if (letter.ok) await letter.value.waitFor("awaitingLetter.issuing");
    expect([found.ok, letter.ok]).toEqual([false, false]);
  });

  it("only a process whose members come from a file has a roster", () => {
    expectTypeOf(client.optInCampaign).toHaveProperty("roster");
    expectTypeOf(client.optInLetter).not.toHaveProperty("roster");
    expect(client.optInCampaign.roster).toBeDefined();
  });

  it("the value is there only when the result is ok, the problem only when it is not", async () => {
    const result = await client.cases.list({}, { signal: AbortSignal.abort() });
    // @ts-expect-error Nobody knows yet whether there is one.
    expect(result.value).toBeUndefined();
    if (!result.ok) expectTypeOf(result.problem).toEqualTypeOf<Problem>();
  });

  it("what the client says of answers holds of what the API answers", () => {
    expectTypeOf<z.output<typeof reportSchema>>().toExtend<RosterReport>();
    expectTypeOf<z.output<typeof forwardedSchema>>().toExtend<Forwarded>();
    expectTypeOf<z.output<typeof problemSchema>>().toExtend<Omit<Problem, "kind">>();
  });

  it("a process known only to the running program takes whatever it is given", () => {
    const right = (): unknown => client.process("emTag").send("", "recalled", { on: "2027-01-01" });
    expect(right).toBeTypeOf("function");
  });
});

describe("The client", () => {
  it("is no promise, so that it may be returned from an async function", async () => {
    expect(await Promise.resolve(client)).toBe(client);
  });
});
