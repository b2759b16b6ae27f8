import type { CaseTold } from "../shared/case-life/internal-events.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import { participantOf, type GroupContext, type Telling } from "./context.ts";
import { confirmationAnswered } from "./confirmed.ts";
import { attendanceAnswered } from "./registers.ts";
import { answeredTelling, toldNow } from "./tellings.ts";
import { process } from "./vocabulary.ts";

/** Tells the participants' cases what this transition has written down for them. */
export const tell = process.enqueueActions(({ context, enqueue }) => {
  for (const params of toldNow(context)) enqueue({ type: "tellCase", params });
});

/** A participant's case has answered. One that refused gives somebody a task, unless the participant has left since. */
export const caseAnswered = process.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== "caseTold") return;
  const told = answeredTelling(context, event);
  if (!told) return;
  enqueue.assign(({ context: known }) => answerKept(known, told, event));
  if (event.accepted || !stillMatters(context, told)) return;
  const { caseId } = told;
  enqueue.assign(({ context: known }) => ({ followUps: [...new Set([...known.followUps, caseId])] }));
  enqueue({
    type: "openTask",
    params: {
      task: "seeToParticipant",
      key: caseId,
      reason: REASONS[told.event],
      due: inWorkingDays(context, context.policy.followUpDueInWorkingDays),
    },
  });
});

const REASONS: Readonly<Record<Telling["event"], string>> = {
  placeConfirmed: "The participant's case did not take the place; it was taken back",
  timetableChanged: "The participant's case did not take a change of the timetable",
  attendanceRecorded: "The participant's case did not take what the register says",
  placeEnded: "The participant's case did not take that the place has ended",
};

function answerKept(context: GroupContext, told: Telling, answer: CaseTold): Partial<GroupContext> {
  const tellings = context.tellings.filter((each) => each !== told);
  const known = { ...context, tellings };
  switch (told.event) {
    case "placeConfirmed":
      return { tellings, ...confirmationAnswered(known, told, answer) };
    case "attendanceRecorded":
      return { tellings, ...attendanceAnswered(known, told, answer) };
    default:
      return { tellings };
  }
}

function stillMatters(context: GroupContext, told: Telling): boolean {
  const participant = participantOf(context, told.caseId);
  switch (told.event) {
    case "placeConfirmed":
      return participant?.confirmation.key === told.key;
    case "timetableChanged":
      return participant !== undefined;
    default:
      return true;
  }
}
