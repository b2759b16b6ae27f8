import type { Assumption } from "../shared/assumption.ts";

/** What a participant's programme takes for granted beyond its policy values. Somebody with authority has to confirm. */
export const assumptions: readonly Assumption[] = [
  {
    assumed: "The wording of every message is ours. Messages to staff name the person by case reference number only.",
    because: "The source says what is told and not how; an email must not carry more than it needs.",
  },
  {
    assumed: "The fifth individual session is the pre-programme session in which goals are set.",
    because: "The source counts five individual sessions and places four of them, one after each module.",
  },
  {
    assumed: "A proposal is judged on everything but age when it is made, and on everything on the day it is imposed.",
    because: "Age counts on the day of the referral, and a proposal has no referral yet.",
  },
  {
    assumed:
      "Goals not set three weeks before the first session cost the place, at the end of the next working day; the person is back on the waiting list.",
    because: "Nobody begins unprepared, and the place can be given to another; a session held on the last day counts.",
  },
  {
    assumed: "A group that moves to less than three weeks after goals were set leaves the place and opens a task.",
    because: "The person did what was asked; people who know both decide.",
  },
  {
    assumed:
      "Whatever is still open when the next module's first session begins puts the person on hold: a catch-up, the one-to-one, or sessions nobody has registered. The facilitator is warned two working days before.",
    because:
      "The next module cannot start before the one-to-one, and nothing decides that a missing register was good.",
  },
  {
    assumed:
      "A register corrected after the next module has begun leaves until that module's next session to catch up.",
    because: "A person must not lose the place at once for somebody else's mistake.",
  },
  {
    assumed: "A session attended in one group need not be attended again in another.",
    because: "Completed work is kept; only what is missing is made up.",
  },
  {
    assumed: "After the last session catch-ups and one-to-ones go on without a group; no place is needed for them.",
    because: "They are held with the facilitator.",
  },
  {
    assumed: "A hold counts from the day after it began, and day 84 counts to its end.",
    because: "Deadlines given in days are counted so everywhere else.",
  },
  {
    assumed: "Breach, recall and a return to court give up the place and are told like a hold.",
    because: "The practitioner, partner and children are as much concerned as by any other interruption.",
  },
  {
    assumed:
      "A failure excused afterwards, or taken back by a corrected register, counts no longer, and a warning given for it is void.",
    because: "Enforcement must rest on what happened.",
  },
  {
    assumed: "Missed individual sessions, the review included, count for enforcement like group sessions.",
    because: "They are part of the same requirement.",
  },
  {
    assumed: "Once the programme has ended, failures nobody has answered are left to the order, not to the programme.",
    because: "Whoever ends it answers them, and the case must be able to close.",
  },
  {
    assumed:
      "An exit, a breach or a death recorded by mistake is undone; the person is then on hold, without the place.",
    because: "The group was told that the place is free and may have given it to another.",
  },
  {
    assumed:
      "What a group was told, and what a module that has begun rests on, can no longer be corrected in the case.",
    because: "Others have acted on it.",
  },
  {
    assumed: "The programme is not withdrawn once goals are set or a session was attended; it is ended, not completed.",
    because: "Withdrawal is for what never began.",
  },
  {
    assumed: "A completed programme does not lose a session by a corrected register; the review is corrected first.",
    because: "The order may have been ended on the strength of the completion.",
  },
  {
    assumed: "Nobody is texted without a number they have confirmed as safe; instead a task opens to ask for one.",
    because: "A text to a shared phone may put somebody in danger.",
  },
  {
    assumed: "Booked individual sessions are reminded of like group sessions.",
    because: "The source speaks of participants being reminded, not of groups.",
  },
  {
    assumed:
      "A conflict that becomes known is told to the group the person has a place in. One with somebody who is in it already gives the programmes team a task, due the next working day; nobody loses the place by it.",
    because: "The source has conflicts checked; which of two people leaves is for somebody who knows both.",
  },
  {
    assumed:
      "What was assessed of risk and willingness when the programme was proposed may be replaced when it is imposed.",
    because: "Months may lie between; eligibility is judged on what holds on the day of the referral.",
  },
  {
    assumed: "A restricted case names ids of staff; a senior probation officer or treatment manager changes the list.",
    because: "Who may not see a case must not be able to let themselves in.",
  },
  {
    assumed:
      "Whoever restricts a case is named in the list themselves. An application that acts for nobody may name whom it likes. Ids are the same in capitals or not.",
    because:
      "A list of mistyped ids would hide the case, its tasks and the way back from everybody; an application is no member of staff and sees no restricted case by itself anyway.",
  },
  {
    assumed: "A group's refusal of a place that is given up is not followed up.",
    because: "A group that refuses has no such place to free.",
  },
];
