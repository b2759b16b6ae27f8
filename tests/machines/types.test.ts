import { expect, expectTypeOf, it } from "vitest";
import type { OptInEvent } from "../../machines/opt-in-letter/contract.ts";
import type { OptInMessages } from "../../machines/opt-in-letter/messages.ts";
import type { PersonalisationOf } from "../../machines/shared/message-template.ts";

/** Checked by the compiler: `npm run typecheck` fails when one of these begins to compile, or ceases to. */

it("a wrong event name, a wrong field and a missing placeholder do not compile", () => {
  const right: OptInEvent = { type: "optedIn", receivedBy: "email" };
  // @ts-expect-error There is no such event.
  const wrongName: OptInEvent = { type: "optedInn", receivedBy: "email" };
  // @ts-expect-error An answer does not come by pigeon.
  const wrongValue: OptInEvent = { type: "optedIn", receivedBy: "pigeon" };
  // @ts-expect-error The last day of the window and the way to reach us are missing.
  const wrongMessage: PersonalisationOf<OptInMessages["reminderLastMorning"]> = { name: "Sam Okafor" };
  expect([right, wrongName, wrongValue, wrongMessage]).toHaveLength(4);
  expectTypeOf<PersonalisationOf<OptInMessages["optInLetter"]>>().toHaveProperty("newSalary");
});
