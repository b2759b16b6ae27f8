import { changing } from "../shared/case-life/changing.ts";
import { windowClosesAt, type OptInContext } from "./context.ts";
import { campaignMoved, datesMoved, lastDayMoves, lateAnswerCounts } from "./changes.ts";
import type { OptInEvent } from "./contract.ts";
import { closingDateMoved } from "./sending.ts";

type Dates = Extract<OptInEvent, { type: "campaignDatesChanged" }>;
interface Moving {
  readonly context: OptInContext;
  readonly event: Dates;
}

const move = changing(datesMoved);
const keep = changing(campaignMoved);
const tell = { type: "send", params: ({ context, event }: Moving) => closingDateMoved(context, event) } as const;

/** The window is open: every deadline in it is armed again, and whoever has another last day is told so. */
export const windowMoves = (target: string) => [
  { guard: ({ context, event }: Moving) => lastDayMoves(context, event), target, reenter: true, actions: [tell, move] },
  { target, reenter: true, actions: [move] },
];

/** Nobody is left to answer in the window of somebody who died without an answer. */
const mayBeAnswered = ({ died, answers, lateAnswer }: OptInContext): boolean =>
  !died || answers.length > 0 || lateAnswer !== undefined;

const reopens = ({ context, event }: Moving): boolean =>
  mayBeAnswered(context) && windowClosesAt({ ...context, ...datesMoved(context, event) }) > context.now;

/**
 * The window has closed. New dates can open it again: the case goes back to where its last answer, or silence, puts
 * it, and an answer that was late is in time. Otherwise only the time for late answers moves.
 */
export const mayReopen = (otherwise?: string) => [
  {
    guard: reopens,
    target: "#optInLetter.arriving",
    actions: [tell, move, changing(lateAnswerCounts)],
  },
  { ...(otherwise !== undefined && { target: otherwise, reenter: true }), actions: [keep] },
];
