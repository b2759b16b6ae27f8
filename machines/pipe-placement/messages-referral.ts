import { toStaff } from "./message-to-staff.ts";

/** Referral and decision. */
export const referralMessages = {
  informationRequest: toStaff(
    "To whoever has one of the three strands of information, when it is asked for",
    "PIPE referral: please send ((strand)) information",
    `A person has been referred to the PIPE at ((premises)). We need ((strand)) information before a decision can be made.

Please send what you have to ((officer)) at ((officerEmail)).`,
  ),
  informationChase: toStaff(
    "To the same person, until it has arrived",
    "Still needed for a PIPE referral: ((strand)) information",
    `We asked on ((askedOn)) for ((strand)) information about a person referred to the PIPE at ((premises)). It has not arrived.

No decision can be made without it. Please send it to ((officer)) at ((officerEmail)).`,
  ),
  referralSubmitted: toStaff(
    "To both deciders, when the referral is submitted",
    "PIPE referral to decide: due by ((dueBy))",
    `A referral to the PIPE at ((premises)) has been submitted for you to decide.

# The clock
((clock))

# What is missing
((missing))

# PIPE model criteria
((criteria))

Record your half of the decision in your application as soon as clinical, risk and pathway information are all there.`,
  ),
  decisionDueMoved: toStaff(
    "To both deciders, when the arrival is brought forward or the clock goes on",
    "PIPE referral: the decision is now due by ((dueBy))",
    `((why))

# The clock
((clock))

# What is missing
((missing))`,
  ),
  furtherInformationRequest: toStaff(
    "To whoever a decider asks for more",
    "PIPE referral: please answer a question",
    `Those who decide about a referral to the PIPE at ((premises)) ask you:

^ ((question))

The decision waits for your answer. Please send it to ((officer)) at ((officerEmail)).`,
  ),
  furtherInformationChase: toStaff(
    "To the same person, until it is answered",
    "Still waiting: a question about a PIPE referral",
    `We asked you:

^ ((question))

The decision still waits for your answer. Please send it to ((officer)) at ((officerEmail)).`,
  ),
  decisionOverdue: toStaff(
    "To the officer, the deciders and those above them, when the deadline has passed without a decision",
    "PIPE referral: the decision is overdue",
    `The decision on a referral to the PIPE at ((premises)) was due by ((dueBy)). It has not been made.

# What is missing
((missing))

Each of these is now a task for the next role up. Please act now.`,
  ),
  jointDiscussionDue: toStaff(
    "To both deciders, when they differ",
    "PIPE referral: please talk by ((dueBy))",
    `One of you accepts and the other refuses. Please discuss the referral by ((dueBy)), and record where each of you stands after that.

Nobody is admitted meanwhile. If you still differ, the divisional SPO and the health partner decide.`,
  ),
  higherDecisionDue: toStaff(
    "To the divisional SPO and the health partner, when the leads still differ",
    "PIPE referral: please decide by ((dueBy))",
    `The clinical lead and the operational lead have talked about a referral to the PIPE at ((premises)) and still differ. It is now for the two of you to decide, by ((dueBy)).

Nobody is admitted unless you both accept.`,
  ),
  placementAccepted: toStaff(
    "To the offender manager and the sending prison, when the placement is accepted",
    "PIPE placement accepted",
    `The referral to the PIPE at ((premises)) is accepted.

Please tell the person. We will write again with a room and a day of arrival. Contact ((officer)) at ((officerEmail)) with any question.`,
  ),
  referralWithdrawn: toStaff(
    "To everybody who still waits for something, when a referral or an accepted placement is withdrawn",
    "PIPE referral withdrawn",
    `The referral to the PIPE at ((premises)) is withdrawn: ((reason)). Nobody has to send or decide anything more.

Contact ((officer)) at ((officerEmail)) with any question.`,
  ),
  placementRefused: toStaff(
    "To the offender manager and the sending prison, when the placement is refused",
    "PIPE placement refused",
    `The referral to the PIPE at ((premises)) is refused.

# Reason
((reason))

((rationale))

# Standard placement
((standard))

# If you or the person disagree
An appeal can be made until ((appealBy)). Please tell the person so, and record it in your application or write to ((officer)) at ((officerEmail)).`,
  ),
  decidedAbove: toStaff(
    "To both leads, when those above them have decided, or decided an appeal",
    "PIPE referral: ((decision))",
    `((what))

# Why
((rationale))`,
  ),
  appealMade: toStaff(
    "To the divisional SPO and the health partner, when a refusal is appealed against",
    "PIPE referral: an appeal to decide by ((dueBy))",
    `The refusal of a placement in the PIPE at ((premises)) is appealed against.

# Grounds
((grounds))

Please decide the appeal by ((dueBy)).`,
  ),
  appealDismissed: toStaff(
    "To the offender manager and the sending prison, when an appeal is dismissed",
    "PIPE placement: the appeal is dismissed",
    `The appeal against the refusal of a placement in the PIPE at ((premises)) is dismissed.

# Why
((rationale))

Please tell the person.`,
  ),
} as const;
