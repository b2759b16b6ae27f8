import { dateInWords, deadlineInLondon } from "../shared/calendar/london.ts";
import type { Send } from "../shared/effects.ts";
import { clockInWords } from "./decision-clock.ts";
import type { Strand } from "./codes.ts";
import { missingStrands, sourceField, type FurtherRequest, type PipeContext } from "./context.ts";
import { unmetCriteria } from "./criteria.ts";
import { furtherSource, type Recipient } from "./people.ts";
import { bullets, message } from "./sending.ts";
import { appealClosesAt, clockOf, decidedAt, decisionIsDueAt, verdictOf, workingDaysFrom } from "./verdict.ts";

/** Referral and decision: what each message says to whom, worked out from what is known. */

export const informationRequest =
  (strand: Strand) =>
  (context: PipeContext): Send =>
    message(context, "informationRequest", sourceField(strand), { strand });

export const informationChase =
  (strand: Strand) =>
  (context: PipeContext): Send =>
    message(
      context,
      "informationChase",
      sourceField(strand),
      { strand, askedOn: dateInWords(context.chases[strand]?.askedOn ?? "") },
      { while: `awaiting${strand}` },
    );

/** What a decision still lacks, in words. */
export function missingInWords(context: PipeContext): string[] {
  const { clinicalDecision, operationalDecision, absence } = context;
  return [
    ...missingStrands(context).map((strand) => `${strand} information`),
    ...(clinicalDecision ? [] : ["the clinical half of the decision"]),
    ...(operationalDecision ? [] : [`the operational half of the decision${absence ? ", in cover" : ""}`]),
  ];
}

const clock = (context: PipeContext): { clock: string; dueBy: string; missing: string } => {
  const known = clockOf(context);
  return {
    clock: known ? clockInWords(known) : "",
    dueBy: deadlineInLondon(context.calendar, decisionIsDueAt(context)),
    missing: bullets(missingInWords(context), "Nothing."),
  };
};

export const referralSubmitted =
  (to: "clinicalLead" | "operationalLead") =>
  (context: PipeContext): Send => {
    const unmet = context.criteria ? unmetCriteria(context.criteria) : [];
    const criteria = unmet.length > 0 ? `Not met:\n\n${bullets(unmet, "")}` : "All are met.";
    return message(context, "referralSubmitted", to, { ...clock(context), criteria }, { while: "deciding" });
  };

export const decisionDueMoved =
  (to: "clinicalLead" | "operationalLead", why: string) =>
  (context: PipeContext): Send =>
    message(context, "decisionDueMoved", to, { ...clock(context), why }, { while: "deciding" });

export const decisionOverdue =
  (to: "owner" | "clinicalLead" | "operationalLead" | "divisionalSpo" | "healthPartner") =>
  (context: PipeContext): Send => {
    const { dueBy, missing } = clock(context);
    return message(context, "decisionOverdue", to, { dueBy, missing }, { while: "deciding" });
  };

export const furtherRequest = (context: PipeContext, request: FurtherRequest): Send =>
  message(context, "furtherInformationRequest", furtherSource(request), { question: request.question });

export const furtherChase = (context: PipeContext, request: FurtherRequest): Send =>
  message(
    context,
    "furtherInformationChase",
    furtherSource(request),
    { question: request.question },
    { while: "awaitingFurther" },
  );

/** The joint discussion is due some working days after the second half came in. */
export const jointDiscussionDueAt = (context: PipeContext): number =>
  workingDaysFrom(context, decidedAt(context) ?? context.now, context.policy.jointDiscussionDueInWorkingDays);

export const higherDecisionDueAt = (context: PipeContext): number =>
  workingDaysFrom(context, decidedAt(context) ?? context.now, context.policy.higherDecisionDueInWorkingDays);

export const appealDecisionDueAt = (context: PipeContext): number =>
  workingDaysFrom(context, context.appeal?.at ?? context.now, context.policy.appealDecisionDueInWorkingDays);

export const jointDiscussionDue =
  (to: "clinicalLead" | "operationalLead") =>
  (context: PipeContext): Send =>
    message(context, "jointDiscussionDue", to, {
      dueBy: deadlineInLondon(context.calendar, jointDiscussionDueAt(context)),
    });

export const higherDecisionDue =
  (to: "divisionalSpo" | "healthPartner") =>
  (context: PipeContext): Send =>
    message(context, "higherDecisionDue", to, {
      dueBy: deadlineInLondon(context.calendar, higherDecisionDueAt(context)),
    });

type Told = "offenderManager" | "sendingPrison";

export const placementAccepted =
  (to: Told) =>
  (context: PipeContext): Send =>
    message(context, "placementAccepted", to, {});

const REFUSAL_REASONS: Readonly<Record<string, string>> = {
  criteriaNotMet: "the PIPE criteria are not met",
  riskCannotBeManagedHere: "the risk cannot be managed in these premises",
  clinicallyUnsuitable: "a PIPE is not suitable clinically",
  wrongPlaceInPathway: "another part of the OPD pathway fits better",
  residentMix: "the mix of residents at present",
  noSuitableRoom: "there is no suitable room",
  other: "another reason, given below",
};

/** The refusal as it stands: of those above, of both together, or of each half. */
export function refusalOf(context: PipeContext): { reasons: string[]; rationale: string; standard: boolean } {
  const { higher, joint, clinicalDecision, operationalDecision } = context;
  const together = higher ?? joint;
  const said = together ? [together] : [clinicalDecision, operationalDecision].filter((half) => half !== undefined);
  return {
    reasons: [...new Set(said.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))],
    rationale: [...new Set(said.map(({ rationale }) => rationale))].join("\n\n"),
    // Both have to find it suitable: whoever doubts it has seen something.
    standard: said.every(({ standardPlacementSuitable }) => standardPlacementSuitable === true),
  };
}

export const placementRefused =
  (to: Told) =>
  (context: PipeContext): Send => {
    const { reasons, rationale, standard } = refusalOf(context);
    return message(context, "placementRefused", to, {
      reason: bullets(
        reasons.map((reason) => REFUSAL_REASONS[reason] ?? reason),
        "None was given.",
      ),
      rationale,
      standard: standard
        ? "A standard Approved Premises placement would be suitable."
        : "A standard Approved Premises placement would not be suitable.",
      appealBy: deadlineInLondon(context.calendar, appealClosesAt(context)),
    });
  };

export const appealMade =
  (to: "divisionalSpo" | "healthPartner") =>
  (context: PipeContext): Send =>
    message(context, "appealMade", to, {
      grounds: context.appeal?.grounds ?? "",
      dueBy: deadlineInLondon(context.calendar, appealDecisionDueAt(context)),
    });

export const appealDismissed =
  (to: Told) =>
  (context: PipeContext): Send =>
    message(context, "appealDismissed", to, { rationale: context.appealDecision?.rationale ?? "" });

const WITHDRAWN: Readonly<Record<string, string>> = {
  referredInError: "it was made in error",
  duplicate: "there is another referral of the same person",
  anotherPlacement: "another placement was found",
  personDeclines: "the person does not want to come",
};

export const referralWithdrawn = (context: PipeContext, to: Recipient): Send =>
  message(context, "referralWithdrawn", to, { reason: WITHDRAWN[context.withdrawal?.reason ?? ""] ?? "" });

/** What those above came to, for the two leads whose decision it replaces. */
export const decidedAbove =
  (to: "clinicalLead" | "operationalLead") =>
  (context: PipeContext): Send => {
    const rationale = (context.appealDecision ?? context.higher)?.rationale ?? "";
    return message(context, "decidedAbove", to, { ...whatWasDecidedAbove(context), rationale });
  };

function whatWasDecidedAbove(context: PipeContext): { readonly decision: string; readonly what: string } {
  const { appealDecision, premises } = context;
  const above = "The divisional SPO and the health partner";
  if (appealDecision?.decision === "upheld")
    return {
      decision: "accepted on appeal",
      what: `The appeal is upheld: the person is accepted at ${premises.name}.`,
    };
  if (appealDecision) return { decision: "appeal dismissed", what: "The appeal is dismissed: the refusal stands." };
  if (verdictOf(context) === "accepted") return { decision: "accepted", what: `${above} have both accepted.` };
  if (verdictOf(context) === "refused") return { decision: "refused", what: `${above} have both refused.` };
  return { decision: "not decided yet", what: `${above} differ too. Nobody is admitted unless they both accept.` };
}
