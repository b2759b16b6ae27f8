import { changing } from "../shared/case-life/changing.ts";
import { declinesLate, lateDeclineWaits } from "./late-change.ts";
import { corrected, isEntry } from "./corrections.ts";
import type { OptInContext } from "./context.ts";
import { payAlignmentCorrected } from "./sending.ts";
import { process, send } from "./vocabulary.ts";

/** Payroll's confirmation was a mistake: it is waited for again, without another instruction. */
const notConfirmed = (target: string) => ({
  guard: ({ context, event }: { readonly context: OptInContext; readonly event: { readonly entry: number } }) =>
    isEntry(context, event.entry, "payrollConfirmed"),
  target,
  actions: [changing(corrected), send(payAlignmentCorrected)],
});

const AWAITING = "#optInLetter.optedIn.awaitingPayroll";
const late = lateDeclineWaits("standing");

/** The end of a case that opted in, unless a late decline of theirs still waits for a decision. */
export const payAligned = process.createStateConfig({
  initial: "standing",
  states: {
    standing: {
      tags: ["outcome"],
      on: { declined: declinesLate("deciding"), corrected: notConfirmed(AWAITING) },
    },
    deciding: {
      on: { ...late, corrected: [late.corrected, notConfirmed(`${AWAITING}.changing.deciding`)] },
    },
  },
});
