import { windowClosesAt, type OptInContext } from "./context.ts";
import { campaignMoved, datesMoved, lastDayMoves, lateAnswerCounts } from "./changes.ts";
import type { OptInEvent } from "./contract.ts";
import { closingDateMoved } from "./sending.ts";
import { process } from "./vocabulary.ts";

type Dates = Extract<OptInEvent, { type: "campaignDatesChanged" }>;
interface Moving {
  readonly context: OptInContext;
  readonly event: Dates;
}

const move = process.assign(({ context, event }) =>
  event.type === "campaignDatesChanged" ? datesMoved(context, event) : {},
);
const keep = process.assign(({ context, event }) =>
  event.type === "campaignDatesChanged" ? campaignMoved(context, event) : {},
);
const tell = { type: "send", params: ({ context, event }: Moving) => closingDateMoved(context, event) } as const;

/** The window is open: every deadline in it is armed again, and whoever has another last day is told so. */
export const windowMoves = (target: string) => [
  { guard: ({ context, event }: Moving) => lastDayMoves(context, event), target, reenter: true, actions: [tell, move] },
  { target, reenter: true, actions: [move] },
];

const reopens = ({ context, event }: Moving): boolean =>
  windowClosesAt({ ...context, ...datesMoved(context, event) }) > context.now;

/**
 * The window has closed. New dates can open it again: the case goes back to where its last answer, or silence, puts
 * it, and an answer that was late is in time. Otherwise only the time for late answers moves.
 */
export const mayReopen = (otherwise?: string) => [
  {
    guard: reopens,
    target: "#optInLetter.arriving",
    actions: [tell, move, process.assign(({ context }) => lateAnswerCounts(context))],
  },
  { ...(otherwise !== undefined && { target: otherwise, reenter: true }), actions: [keep] },
];
