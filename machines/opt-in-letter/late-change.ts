import { changing } from "../shared/case-life/changing.ts";
import { answeredLate, lateAnswerCounts, lateAnswerGone } from "./changes.ts";
import { corrected } from "./corrections.ts";
import { payrollRevocation } from "./sending-to-desks.ts";
import type { OptInContext } from "./context.ts";
import { refusalTold } from "./refusal-told.ts";
import { lateAnswerAccepted, lateAnswerReceived, lateAnswerTakenBack } from "./sending.ts";
import { closeTask, openTask, process, send } from "./vocabulary.ts";

const isLateAnswer = ({
  context,
  event,
}: {
  readonly context: OptInContext;
  readonly event: { readonly entry: number };
}): boolean => context.lateAnswer?.sequence === event.entry;

const forget = changing(lateAnswerGone);

/**
 * A change of mind after payroll was instructed is not lost either: it is kept, acknowledged and put to a decision,
 * until the last moment for late answers (see `refusals`; a timer for it would burden every case for a rare event).
 * The target of each is given, for the opt-in may wait for payroll or be settled.
 */
export const declinesLate = (target: string) => ({
  target,
  actions: [
    process.assign(({ context }) => answeredLate(context, "declined")),
    send(lateAnswerReceived),
    openTask("decideLateAnswer", "A decline came after payroll was instructed", "lateAnswerDueInWorkingDays"),
  ],
});

export const lateDeclineWaits = (standing: string) => ({
  optedIn: { target: standing, actions: [send(lateAnswerTakenBack), forget, closeTask("decideLateAnswer")] },
  lateAnswerDecided: [
    {
      guard: ({ event }: { readonly event: { readonly decision: string } }) => event.decision === "acceptExceptionally",
      target: "#optInLetter.declined.closed",
      actions: [
        closeTask("decideLateAnswer"),
        send(payrollRevocation),
        send(lateAnswerAccepted),
        changing(lateAnswerCounts),
        process.assign({ payroll: undefined, aligned: undefined }),
      ],
    },
    {
      target: standing,
      actions: [closeTask("decideLateAnswer"), refusalTold, forget],
    },
  ],
  corrected: {
    guard: isLateAnswer,
    target: standing,
    actions: [closeTask("decideLateAnswer"), changing(corrected)],
  },
});
