import { RefusedByHand } from "../support/case-by-hand.ts";
import { asks, caseOf, crnOf, WHY, type GroupByHand } from "./group-by-hand.ts";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";

export type GroupMove = (group: GroupByHand) => unknown;

const toCome = (group: GroupByHand): string =>
  group.timetable.find(({ id }) => group.register(id) === undefined)?.id ?? "foundation-1";
const begun = (group: GroupByHand): string =>
  group.timetable.findLast(({ id }) => group.register(id) !== undefined)?.id ?? "foundation-1";
const unrecorded = (group: GroupByHand): string | undefined =>
  group.timetable.map(({ id }) => group.register(id)).find((each) => each && each.due.length > 0 && !each.entries)
    ?.session.id;
const dayAfter = (group: GroupByHand, session: string, days: number): string =>
  addDays(group.timetable.find(({ id }) => id === session)?.on ?? "2027-02-02", days);
const someone = (group: GroupByHand): string => group.participants[0] ?? caseOf(1);
/** The next person nobody has heard of. */
const newcomer = (group: GroupByHand): number => group.context.former.length + group.participants.length + 1;

/** What can happen to a group; those that its state or its data do not allow are refused. */
export const groupMoves: Readonly<Record<string, GroupMove>> = {
  "somebody asks for a place": (group) => group.send("placeRequested", asks(newcomer(group))),
  "five ask for a place": (group) => {
    for (let times = 0; times < 5; times += 1) group.send("placeRequested", asks(newcomer(group)));
  },
  "somebody who has completed Foundation asks": (group) =>
    group.send("placeRequested", asks(newcomer(group), { completedModules: ["foundation"] })),
  "somebody asks who must not meet the first": (group) =>
    group.send("placeRequested", asks(newcomer(group), { mustNotShareWith: [crnOf(1), crnOf(3)] })),
  "somebody asks whom one facilitator must not have": (group) =>
    group.send("placeRequested", asks(newcomer(group), { notWithFacilitators: ["E7700777"] })),
  "the first asks again": (group) => group.send("placeRequested", asks(1)),
  "somebody gives up the place": (group) =>
    group.send("placeGivenUp", { programmeCaseId: someone(group), reason: "onHold" }),
  "the group moves on without somebody": (group) =>
    group.send("placeGivenUp", { programmeCaseId: someone(group), reason: "groupMovedOn" }),
  "somebody is taken out": (group) =>
    group.send("participantRemoved", { programmeCaseId: someone(group), reason: "conduct", ...WHY }),
  "a conflict becomes known": (group) =>
    group.send("conflictRecorded", { programmeCaseId: someone(group), mustNotShareWith: [crnOf(4), crnOf(6)] }),
  "a case takes what it was told": (group) => group.answer(0),
  "the last case told takes it first": (group) => group.answer(group.tellings.length - 1),
  "a case does not take what it was told": (group) => group.answer(0, false),
  "every case takes what it was told": (group) => group.answerAll(),
  "somebody is seen to": (group) =>
    group.send("participantFollowedUp", { programmeCaseId: group.context.followUps[0] ?? caseOf(1), ...WHY }),
  "the next session moves": (group) => {
    const session = toCome(group);
    group.send("sessionRescheduled", { session, on: dayAfter(group, session, 3), at: "10:00", ...WHY });
  },
  "the next session is brought forward": (group) => {
    const session = toCome(group);
    group.send("sessionRescheduled", { session, on: dayAfter(group, session, -1), at: "10:00", ...WHY });
  },
  "the last session begun was not held": (group) =>
    group.send("sessionCancelled", { session: begun(group), reason: "facilitatorAbsent" }),
  "the next session is cancelled": (group) =>
    group.send("sessionCancelled", { session: toCome(group), reason: "venueUnavailable" }),
  "the group meets on other days": (group) =>
    group.send("slotsChanged", {
      slots: [
        { weekday: "monday", at: "10:00" },
        { weekday: "friday", at: "14:00" },
      ],
      from: addDays(group.now.slice(0, 10), 5),
      ...WHY,
    }),
  "the group meets elsewhere": (group) => group.send("venueChanged", { venue: "Room 2" }),
  "another facilitator leads": (group) =>
    group.send("facilitatorsChanged", {
      facilitators: [{ employeeNumber: "E7700777", name: "Rhys Calder", email: "rhys.calder@justice.example" }],
    }),
  "another facilitator is designated": (group) =>
    group.send("facilitatorDesignated", { programmeCaseId: someone(group), employeeNumber: "E7700456" }),
  "a register is recorded": (group) => {
    const session = unrecorded(group);
    if (session === undefined) throw new RefusedByHand("No register is open");
    group.record(session);
  },
  "an entry is put right": (group) => {
    const session = group.timetable.findLast(({ id }) => group.register(id)?.entries)?.id ?? "foundation-1";
    const entry = group.register(session)?.entries?.[0];
    group.send("registerCorrected", {
      session,
      programmeCaseId: entry?.programmeCaseId ?? caseOf(1),
      attendance: entry?.attendance === "unacceptableAbsence" ? "attendedComplied" : "unacceptableAbsence",
    });
  },
  "the manager agrees to a small group": (group) => group.send("smallGroupAgreed", { rationale: "So be it." }),
  "the group is cancelled": (group) => group.send("groupCancelled", { reason: "noFacilitator", ...WHY }),
  "the group is withdrawn": (group) => group.send("withdrawn", { reason: "duplicate", ...WHY }),
  "the latest entry is corrected": (group) =>
    group.send("corrected", { entry: group.context.undoable.at(-1)?.sequence ?? 0, ...WHY }),
  "a note is added": (group) => group.send("noteAdded", { note: "A note." }),
  "somebody else owns the group": (group) =>
    group.send("ownerReassigned", { role: "programmeTeam", name: "Nia Rowe", email: "nia.rowe@justice.example" }),
  "a message fails": (group) => {
    const message = group.byHand.messages.at(-1);
    if (!message) return;
    const { messageId, template, to } = message;
    group.byHand.answer(group.now, { type: "messageFailed", messageId, template, to, reason: "no such mailbox" });
  },
  "a message is taken care of": (group) =>
    group.send("messageTakenCareOf", { recipient: (group.byHand.messages.at(-1)?.to ?? "owner") as "owner", ...WHY }),
};

/** Runs a move; one that is refused changes nothing. */
export function attempt(group: GroupByHand, move: string): boolean {
  try {
    groupMoves[move]?.(group);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "RefusedByHand") return false;
    throw error;
  }
}
