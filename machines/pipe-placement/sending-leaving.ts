import type { Send } from "../shared/effects.ts";
import type { PipeContext } from "./context.ts";
import { inWords, message } from "./sending.ts";

/** Leaving: what each message says to whom, worked out from what is known. */

const MOVE_ON: Readonly<Record<string, string>> = {
  ownTenancy: "their own tenancy",
  supportedHousing: "supported housing",
  familyOrFriends: "family or friends",
  otherApprovedPremises: "other Approved Premises",
  custody: "custody",
  hospital: "hospital",
  noFixedAbode: "no fixed abode",
  notKnown: "not known",
  notApplicable: "not applicable",
};

const DEPARTURE: Readonly<Record<string, string>> = {
  recall: "recalled",
  absconded: "absconded",
  transfer: "transferred",
  hospital: "admitted to hospital",
  death: "died",
};

export const departedPlanned = (context: PipeContext): Send =>
  message(context, "departedPlanned", "offenderManager", {
    departedOn: inWords(context.departure?.on),
    moveOn: MOVE_ON[context.departure?.moveOn ?? "notKnown"] ?? "",
  });

export const departedUnplanned = (context: PipeContext): Send =>
  message(context, "departedUnplanned", "offenderManager", {
    departedOn: inWords(context.departure?.on),
    moveOn: MOVE_ON[context.departure?.moveOn ?? "notKnown"] ?? "",
    reason: DEPARTURE[context.departure?.reason ?? ""] ?? "",
  });

export const residentDied = (context: PipeContext): Send =>
  message(context, "residentDied", "offenderManager", { diedOn: inWords(context.died?.on) });
