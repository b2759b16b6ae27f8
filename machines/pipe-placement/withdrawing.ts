import { withdrawal } from "../shared/case-life/at-any-time.ts";
import { missingStrands, openRequests, sourceField, type PipeContext } from "./context.ts";
import { furtherSource } from "./people.ts";
import { referralWithdrawn } from "./sending-referral.ts";
import { process } from "./vocabulary.ts";

/** The offender manager and the prison, whoever is still asked for information, and the deciders once it is submitted. */
const tellsWhoeverWaits = process.enqueueActions(({ context, enqueue }) => {
  const deciders = context.submission ? (["clinicalLead", "operationalLead"] as const) : [];
  const asked = [...missingStrands(context).map(sourceField), ...openRequests(context).map(furtherSource)];
  for (const to of ["offenderManager", "sendingPrison", ...asked, ...deciders] as const)
    enqueue({ type: "send", params: referralWithdrawn(context, to) });
});

/** Withdrawal, while nothing has been done that must be undone: nobody goes on waiting for it. */
export const withdraws = withdrawal<PipeContext, typeof tellsWhoeverWaits>("#pipePlacement.withdrawn", [
  tellsWhoeverWaits,
]);
