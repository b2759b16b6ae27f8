import type { Assumption } from "../shared/assumption.ts";

/** What the opt-in letter takes for granted beyond its policy values. Somebody with authority has to confirm each. */
export const assumptions: readonly Assumption[] = [
  {
    assumed:
      "The wording of every message, and the paragraphs of the letter that vary by origin and organisation, are ours.",
    because: "The source says what the letter contains and not how it reads.",
  },
  {
    assumed:
      "The fortnight of written updates runs from the start of the case; the first update goes a fortnight later.",
    because: "The source promises an update every fortnight and names no first day.",
  },
  {
    assumed: "An update that falls on the morning on which the letter goes is left out.",
    because: "The letter says more, and two messages within a minute confuse.",
  },
  {
    assumed: "A letter that came back suspends the window: it does not close until another letter has gone out.",
    because: "The person has had nothing to answer; a reissue restarts the three weeks.",
  },
  {
    assumed:
      "An answer given although the letter came back is in time, and may be changed until the end of that day at least.",
    because: "They know of the opt-in by another way; treating the answer as late would punish them for our address.",
  },
  {
    assumed:
      "A reminder whose morning has passed when its state is entered is skipped; one week and three working days that fall on one morning send one reminder.",
    because: "Reminders that come late or together say nothing new.",
  },
  {
    assumed:
      "Somebody whose window closed without an answer is told so at 09:00 the next morning, with how to answer late.",
    because: "The source is silent; without a notice the time for late answers would pass unused.",
  },
  {
    assumed:
      "Somebody whose own window closes on or after the campaign's last day for late answers has as many days for one as the campaign gives after its own close.",
    because: "A letter that went out late must not cost the late answer that everyone else has.",
  },
  {
    assumed:
      "A change of mind after payroll was instructed is a late answer like any other; accepted, payroll is told not to align the pay.",
    because: "A late answer is not lost, whichever way it goes.",
  },
  {
    assumed: "When new campaign dates give somebody another last day, they are told at once.",
    because: "The letter they hold names the old one.",
  },
  {
    assumed:
      "A closing date moved to later opens the window again for people whose window had closed, unless payroll has been instructed; a late answer then turns out to be in time.",
    because:
      "The personal close is the later of the campaign's and their own; an answer before it must not count as late.",
  },
  {
    assumed: "A leaver who writes while away from work, with a personal address, has been traced.",
    because: "There is somewhere to send the letter.",
  },
  {
    assumed: "A leaving date may be recorded at any time, also without an intention to opt in.",
    because: "Nothing goes to the work address after the leaving date, whoever tells us of it.",
  },
  {
    assumed:
      "An invitation that is overdue in the evening or the night waits for the morning, unless the event would have begun by then.",
    because: "Reminders never go out in the night; an invitation after the event is of no use.",
  },
  {
    assumed:
      "Death before an answer ends the case as withdrawn; a late opt-in that waits for a decision is still decided.",
    because: "Nobody is left to answer, but payments may be due to the estate.",
  },
  {
    assumed:
      "A withdrawal or a death recorded by mistake is undone and the case goes on where its last answer, or silence, puts it.",
    because: "A wrongly entered event is corrected by a later event.",
  },
  {
    assumed:
      "A confirmation of payroll recorded by mistake is undone; the person is told, and payroll is not instructed again.",
    because: "The instruction stands; the person was told something that was not true.",
  },
  {
    assumed: "Answers, once their window has closed, cannot be corrected in the case.",
    because: "Payroll acts on them; undoing that is for HR and payroll to agree.",
  },
  {
    assumed:
      "The days a case stays open after its outcome are counted from the London day of the outcome; an outcome at the end of a day, like a lapse, is one of that day.",
    because: "A deadline given as a date ends at the end of that day.",
  },
];
