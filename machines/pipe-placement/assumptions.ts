import type { Assumption } from "../shared/assumption.ts";

/** What a PIPE placement takes for granted beyond its policy values. Somebody with authority has to confirm each. */
export const assumptions: readonly Assumption[] = [
  {
    assumed: "The wording of every message, and every list of codes, is ours. Messages name the CRN, never the person.",
    because: "The source describes a role, not letters; an email that goes astray must tell little.",
  },
  {
    assumed: "Nothing is written to the prospective resident or the resident; staff tell them in person.",
    because: "They are in custody or live in the premises, and a text or letter there is no relational practice.",
  },
  {
    assumed:
      "A referral may be submitted while strands are still on their way, once the criteria are recorded; they go on being chased and the clock runs. No half of the decision is taken without all three.",
    because:
      "The strands do not pause the clock, which only matters if one can be missing; an arrival in two days cannot wait for the last paper.",
  },
  {
    assumed:
      "The PIPE officer allocates the bed and rebooks an arrival, as coordinator of admissions; in the manager's absence the covering divisional SPO has the manager's half of a decision and of a joint discussion, and an overdue task that would go up to the manager goes to the covering divisional SPO. Nothing else moves.",
    because: "What waits for an absent manager would stand still until it goes up a role.",
  },
  {
    assumed:
      "What has gone up to the manager, or to the divisional SPO, may be recorded by them; a half of a decision by its decider only.",
    because: "A task must be closable by whoever it has gone up to, and nobody decides in another's place.",
  },
  {
    assumed:
      "Information that was asked for and chased twice in vain becomes a task of the officer, also before the submission.",
    because: "An email that nobody answers must come to the notice of a person.",
  },
  {
    assumed: "Criteria that are not met do not stop a referral: they are named to the deciders.",
    because: "The officer coordinates and advises; the two leads decide.",
  },
  {
    assumed: "Contact with the prospective resident and the sending prison is a task, and no decision waits for it.",
    because: "The source asks for contact where appropriate; only the three strands are a condition.",
  },
  {
    assumed:
      "The speed of the clock and its start are counted from the submission also when the arrival is brought forward later. A deadline that has passed by then is overdue at once.",
    because: "The rule names the submission; whoever is missing must hear of it at once.",
  },
  {
    assumed: "An arrival that is put off gives no more time for the decision.",
    because: "Only an arrival brought forward recomputes it, and the person should not wait longer for an answer.",
  },
  {
    assumed: "A question that is asked after the deadline has passed does not stop the clock.",
    because: "What is overdue stays visible until it is decided.",
  },
  {
    assumed: "Until both halves are in, the last word of a half stands. An advice of the officer is kept beside it.",
    because: "A decider who learns something new before the decision is complete must be able to say so.",
  },
  {
    assumed:
      "When the divisional SPO and the health partner differ too, nobody is admitted, and their task stays open.",
    because: "Nothing decides itself, and two who doubt weigh more than a date.",
  },
  {
    assumed:
      "The divisional SPO decides with the health partner also when the same person made the operational half in cover.",
    because: "The source gives the covering divisional SPO the authority and names nobody above.",
  },
  {
    assumed: "The divisional SPO and the health partner decide an appeal; upheld, the placement is accepted.",
    because: "Those who refused should not judge their own refusal alone, and a second referral would cost weeks.",
  },
  {
    assumed: "Where halves of a refusal disagree about a standard placement, it is told as not suitable.",
    because: "Whoever doubts it has seen a risk that the next premises should know.",
  },
  {
    assumed:
      "An arrival is recorded whatever is missing before it; the bed, the key worker, the joining plan and the basis of the residence then stay tasks.",
    because: "It has happened. Refusing to record it would leave somebody living here whom no record knows.",
  },
  {
    assumed: "On the day of arrival somebody has until its end to record it, or that they have not arrived.",
    because: "Nobody may be neither here nor reported missing; what is not recorded goes up a role.",
  },
  {
    assumed: "After a non-arrival a placement is ended with a coded reason, not withdrawn, also once it is rebooked.",
    because: "Withdrawal is only for what has left nothing to undo.",
  },
  {
    assumed:
      "The bed is claimed for the person, not the room; it is held until the departure is recorded, also after a death.",
    because: "Nobody lives in two premises; rooms may be shared and are the premises' own business.",
  },
  {
    assumed:
      "The weekly sweep counts key work and a session in which the resident took part as engaged; sessions offered and none attended as not engaged; nothing recorded as not considered.",
    because: "The source asks to find residents not considered or not engaged and gives no measure.",
  },
  {
    assumed: "While steps are being taken or reviewed, another sweep raises nothing new.",
    because: "The resident is being looked after; a second task would say the same.",
  },
  {
    assumed: "A review may be held early, up to the next one; one not held stays a task beside the next.",
    because: "Every review is owed, and the days are counted from the arrival.",
  },
  {
    assumed: "A resettlement plan made for another departure is looked at again when the planned departure moves.",
    because: "Extending or shortening re-arms the start of planning; the plan before it stays to be read.",
  },
  {
    assumed: "Going to hospital is a departure; somebody who comes back is referred anew.",
    because: "The source lists hospital among unplanned departures.",
  },
  {
    assumed:
      "A death ends a referral or a placement before arrival as not admitted; after a departure there is no hand-over.",
    because: "There is nobody left to admit or to hand over; those involved are informed.",
  },
  {
    assumed:
      "Submission, decisions, bed, arrival and departure are taken back one by one, the last first; what was recorded beside them cannot be undone once one of them rests on it.",
    because: "A decision must not lose the information it was made on.",
  },
];
