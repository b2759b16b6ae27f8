import type { Client } from "../../client/index.ts";
import { EndsWith, valueOf } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";

/** Ends the command when there is no such case, or it does not take the event now. Throws EndsWith. */
export async function takesNow(client: Client, caseId: string, event: string): Promise<void> {
  const { allowed, state } = valueOf(await client.cases.get(caseId)).view;
  if (allowed.some((each) => each.event === event)) return;
  const detail = `The case does not take ${event} now; nothing was sent`;
  throw new EndsWith(EXIT.refused, detail, {
    kind: "refused",
    type: "urn:throughcare:problem:refused",
    title: "The case does not take this now",
    status: 409,
    detail,
    state,
    allowed,
  });
}
