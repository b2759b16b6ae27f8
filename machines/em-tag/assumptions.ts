import type { Assumption } from "../shared/assumption.ts";

/** What the tag takes for granted beyond its policy values. Somebody with authority has to confirm each. */
export const assumptions: readonly Assumption[] = [
  {
    assumed:
      "The twelve months pause for the whole days strictly between a recall taking effect and the re-release; days unlawfully at large are among them; remand without a recall does not pause.",
    because:
      "The Order leaves out time when the person `is no longer released on licence`. On the day of the recall and on that of the re-release they were on licence for a part, so those days count. This reading awaits policy sign-off.",
  },
  {
    assumed:
      "The twelve months run from the first release recorded in the case, also when that is itself a re-release.",
    because: "The Order counts from the first release as a qualifying offender, a re-release after recall included.",
  },
  {
    assumed: "Somebody born on 29 February attains an age on 1 March of a year without that day.",
    because: "In England and Wales an age is attained at the start of the anniversary; the day that exists comes next.",
  },
  {
    assumed:
      "Lengths all stated in years and months are compared in months; anything else in days, each from its own sentence date.",
    because:
      "Two sentences of 12 months are a tie although one spans a leap day: the court stated the same. The stated unit is kept.",
  },
  {
    assumed:
      "Once released, the area, the sentences, Post Sentence Supervision and suitability must go on holding; age, days of licence left and an earlier tag are asked only on the day of a release.",
    because: "The Order ends the period when a condition is no longer met; those three are conditions of the release.",
  },
  {
    assumed: "Moving out of the areas before the tag is fitted ends the case like moving out with a tag.",
    because: "The condition stands in the licence and has to be taken out in either case.",
  },
  {
    assumed: "Prompts before release go only while something is missing, and name what is missing.",
    because: "A prompt to do what is done teaches people to ignore prompts.",
  },
  {
    assumed:
      "`Not in at the lock` means not approved: a condition that is entered and not approved is not in the licence.",
    because: "Nobody may be monitored under a condition that their licence does not hold.",
  },
  {
    assumed: "A tag cannot be recorded as fitted while the licence holds no approved condition.",
    because: "It protects the person; the urgent task to get the condition in stays open, also after the release.",
  },
  {
    assumed:
      "EMS acknowledges everything it was sent so far with one event; until then it is chased by email each working day, before the release and after it.",
    because:
      "The source asks for an acknowledgement before release and for an amendment of every later change: one that EMS may not have read, of a recall say, protects nobody.",
  },
  {
    assumed:
      "Once EMS confirms that nothing is monitored after the last day, or the tag is off, nobody is monitored past the end; without either, practitioner and duty manager are alerted at 24:00 of the last day.",
    because:
      "A tag can only come off after the last day has passed. Confirming the switch-off beforehand keeps the alert for those who really are still monitored.",
  },
  {
    assumed: "Where monitoring is ended in the course of a day, EMS has to the end of that day to switch it off.",
    because: "The instruction has to reach EMS; an alert in the same minute would be noise.",
  },
  {
    assumed:
      "The person is told the next morning that monitoring has ended, by letter or email; the case stays open until then.",
    because: "Nobody is written to at midnight; the source asks for writing and names no day.",
  },
  {
    assumed:
      "An unfinished fitting does not extend the period: never fitted by its end, the case ends early as never fitted.",
    because: "The period runs from the release, not from the fitting.",
  },
  {
    assumed: "Too little licence left at a re-release ends the case as of the recall.",
    because: "That is when the person was last monitored.",
  },
  {
    assumed:
      "Death before the release, or before anybody validated the case, ends it as cancelled; later it ends monitoring early.",
    because: "The outcomes of the source have no other word for it; equipment is fetched back in either case.",
  },
  {
    assumed: "Whoever has no address at all is told by hand: a task opens, and no letter is sent.",
    because: "GOV.UK Notify refuses a letter to no fixed abode; the section asks that the person be told in writing.",
  },
  {
    assumed: "A faulty tag or Home Monitoring Unit is replaced in one visit: the old piece is back, the new one is on.",
    because: "The sources say nothing of faults; the period runs on, and a removal visit must not look for two tags.",
  },
  {
    assumed:
      "Alerts are repeated after 15, 30 and 60 minutes and then every four hours, also past the end of monitoring.",
    because: "The urgent task goes up a role meanwhile; an hourly alert through nights and weekends would be ignored.",
  },
  {
    assumed:
      "A release or recall is taken although the licence ends later than bank holidays are proclaimed; a month before the case's calendar ends a task asks for a longer one.",
    because: "Licences end years ahead. Refusing the release would leave somebody at liberty without a case.",
  },
  {
    assumed:
      "EMS may add notes and record a death, but not correct entries, reassign the case or inform those involved.",
    because: "It is a supplier: what was entered wrongly, and who is told of a death, is for probation to say.",
  },
  {
    assumed: "Reason codes (cancellation, withdrawal, visits, violations, enforcement, early end) are ours.",
    because: "The sources name no codes.",
  },
  {
    assumed:
      "Once monitoring has ended for good, moving back, a varied licence or better news starts nothing again; a wrong entry is corrected.",
    because: "The source says that moving back does not restart it; what was entered wrongly never happened.",
  },
  {
    assumed: "The wording of every message is ours.",
    because: "The sources say what is told and not how it reads.",
  },
];
