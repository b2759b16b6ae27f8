import { settled } from "../shared/case-life/corrections.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { TellCase } from "../shared/effects.ts";
import { changing } from "../shared/case-life/changing.ts";
import type { BbrContext, Place } from "./context.ts";
import { finishedModules, inOrder, moduleOrder } from "./progress.ts";
import { placeRefused } from "./sending.ts";
import { process, send, tellCase, type Received } from "./vocabulary.ts";

/** Asking a group for a place, its answer, and its timetable. Source: processes.md section 3, Groups. */

const asks = changing<BbrContext, Received<"placeRequested">>((context, { groupCaseId }) =>
  // Every conflict that is known goes with the request.
  settled<BbrContext>({ asking: { groupCaseId, key: `place/${context.sequence}` }, conflictTelling: undefined }),
);

const asking = ({ caseId, asking, person, mustNotShareWith, notWithFacilitators, ...rest }: BbrContext): TellCase => ({
  caseId: asking?.groupCaseId ?? "",
  event: "placeRequested",
  key: asking?.key ?? "",
  body: {
    programmeCaseId: caseId,
    crn: person.crn,
    completedModules: finishedModules({ caseId, person, mustNotShareWith, notWithFacilitators, ...rest }),
    mustNotShareWith,
    notWithFacilitators,
  },
});

/** Remembers who was asked, and asks. */
export const asksForPlace = [asks, tellCase(asking)];

/** The answer to what was asked last; an older one no longer matters. */
export const isAnswer = ({ context, event }: { readonly context: BbrContext; readonly event: Received<"caseTold"> }) =>
  event.key === context.asking?.key;

export const isRefusal = (at: { readonly context: BbrContext; readonly event: Received<"caseTold"> }): boolean =>
  isAnswer(at) && !at.event.accepted;

const refused = changing<BbrContext, Received<"caseTold">>((context, { caseId, reasons }) => ({
  asking: undefined,
  placeRefusals: [...context.placeRefusals, { groupCaseId: caseId, on: today(context), reasons }],
}));

/** The group has no place: its reasons are kept, and the programmes team is told. */
export const placeIsRefused = [refused, send(placeRefused)];

/** The group has given a place. Whatever came before rests: the group counts on it. */
export const placeIsTaken = changing<BbrContext, Received<"placeConfirmed">>((_context, event) =>
  settled<BbrContext>({
    place: placeOf(event),
    asking: undefined,
    hold: undefined,
    individually: undefined,
    placeRefusals: [],
  }),
);

function placeOf({ groupCaseId, kind, facilitator, sessions, timetable }: Received<"placeConfirmed">): Place {
  return { groupCaseId, kind, facilitator, sessions: inOrder(sessions), timetable, order: moduleOrder(sessions) };
}

type Timetable = Received<"timetableChanged"> | Received<"placeConfirmed">;

/** A later version replaces an earlier one, whatever order they arrive in. */
export const isNewer = ({ context: { place }, event }: { readonly context: BbrContext; readonly event: Timetable }) =>
  place?.groupCaseId === event.groupCaseId && event.timetable > place.timetable;

export const timetableIsKept = changing<BbrContext, Timetable>(({ place }, event) => {
  if (!place) return {};
  const { sessions, timetable, facilitator = place.facilitator } = event;
  const order = moduleOrder(sessions, place.order);
  return { place: { ...place, sessions: inOrder(sessions), timetable, order, facilitator } };
});

/** Nothing to do about it; the timeline keeps it. */
export const noted = process.assign({});
