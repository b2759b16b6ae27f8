import { dateInWords } from "../shared/calendar/london.ts";
import { asked, noLongerChased } from "../shared/case-life/chasing.ts";
import type { EmTagContext } from "./context.ts";
import { isConditionIn } from "./missing.ts";
import { endOf, lastDayOf } from "./place.ts";
import { ACKNOWLEDGEMENT, acknowledgementDueAt } from "./schedule.ts";
import { emsAmendment, emsCancelled, emsEnd, emsOrder } from "./sending.ts";
import { closeTask, notes, openTaskWith, send, when } from "./vocabulary.ts";

/** What the supplier (EMS) is told. Source: processes.md section 2, Before release. */

/** One more thing told, which EMS must acknowledge. */
const toldMore = notes((context) => ({
  order: { version: (context.order?.version ?? 0) + 1, acknowledged: context.order?.acknowledged ?? 0 },
  chases: asked(context, context.chases, ACKNOWLEDGEMENT),
}));

const openAcknowledgement = openTaskWith((context) => ({
  task: "obtainAcknowledgement",
  reason: `Order ${context.order?.version ?? 1} was sent to EMS`,
  due: acknowledgementDueAt(context),
}));

/** The order, once: when the condition is in the licence and EMS has none. */
export const orderFromEms = when(
  (context) => isConditionIn(context) && context.order === undefined,
  toldMore,
  send(emsOrder),
  openAcknowledgement,
);

/** An amendment, when there is an order; `what` says what has changed. */
export const amendOrder = (what: (context: EmTagContext) => string) =>
  when(
    ({ order }) => order !== undefined,
    toldMore,
    send((context) => emsAmendment(context, what(context))),
    openAcknowledgement,
  );

/** Instructs EMS to end monitoring and to collect everything, once for each last day. */
export const instructRemoval = when(
  (context) => context.order !== undefined && context.removalInstructedFor !== lastDayTold(context),
  toldMore,
  send(emsEnd),
  notes((context) => ({ removalInstructedFor: lastDayTold(context) })),
  openAcknowledgement,
);

/** Nothing is to be fitted after all. */
export const cancelOrder = (reason: string) => [
  when(
    ({ order }) => order !== undefined,
    send((context) => emsCancelled(context, reason)),
    notes(({ chases }) => ({ order: undefined, chases: noLongerChased(chases, ACKNOWLEDGEMENT) })),
  ),
  closeTask("obtainAcknowledgement"),
];

export const recallInWords = ({ recalls, unlawfullyAtLarge }: EmTagContext): string =>
  `Recalled with effect from ${dateInWords(recalls.at(-1)?.from ?? "")}${unlawfullyAtLarge ? ", unlawfully at large" : ""}. Please stop monitoring and collect the equipment.`;

function lastDayTold(context: EmTagContext): string {
  return endOf(context)?.lastDay ?? lastDayOf(context);
}
