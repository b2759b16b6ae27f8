import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import { asked, type Chases } from "../shared/case-life/chasing.ts";
import type { Pauses } from "../shared/case-life/pausing-clock.ts";
import { beginningOfCase, type SharedCase } from "../shared/case-life/shared-case.ts";
import type { InForce } from "../shared/policy.ts";
import type { Instant, LocalDate, LocalTime } from "../shared/time.ts";
import { STRANDS, type Choice, type DepartureReason, type LeavingStep, type Strand } from "./codes.ts";
import type { PipeEvent } from "./contract.ts";
import type { PipeInput } from "./input.ts";
import type { PipePolicy } from "./policy.ts";

/** The data of an event, without its name. */
export type Body<Name extends PipeEvent["type"]> = Omit<Extract<PipeEvent, { type: Name }>, "type">;

type Parts =
  | "clinicalLead"
  | "operationalLead"
  | "divisionalSpo"
  | "healthPartner"
  | "offenderManager"
  | "sendingPrison"
  | "dutyManager";
export type People = Pick<PipeInput, Parts>;
export interface Contact {
  readonly name: string;
  readonly email: string;
}

/** One half of a decision, or a decision of those above. */
export interface Decision {
  readonly choice: Choice;
  readonly reason?: string;
  readonly rationale: string;
  readonly standardPlacementSuitable?: boolean;
  readonly at: Instant;
}

/** The operational half made by the covering divisional SPO. */
export interface OperationalDecision extends Decision {
  readonly inCover: boolean;
}

/** Two who decide together: both accept, both refuse, or they differ. */
export interface Together {
  readonly choices: readonly [Choice, Choice];
  readonly reason?: string;
  readonly rationale: string;
  readonly standardPlacementSuitable?: boolean;
  readonly at: Instant;
}

export interface FurtherRequest {
  readonly sequence: number;
  readonly question: string;
  readonly of: Contact;
  readonly answered: boolean;
}

export interface KeyWorker extends Contact {
  readonly from: LocalDate;
  readonly complex: boolean;
}

export interface Meeting {
  readonly sequence: number;
  readonly level: 2 | 3;
  readonly on: LocalDate;
  /** Absent until it has taken place. */
  readonly attended?: boolean;
}

/** What is known of one placement. Plain data; where a case is follows from it (`machine.ts`, arriving). */
export interface PipeContext extends SharedCase {
  readonly policy: InForce<PipePolicy>;
  readonly person: PipeInput["person"];
  readonly premises: PipeInput["premises"];
  readonly region: PipeInput["region"];
  readonly people: People;

  // Referral
  readonly criteria?: Body<"criteriaChecked">;
  readonly clinicalSource: Contact;
  readonly riskSource: Contact;
  readonly pathwaySource: Contact;
  /** London dates on which each strand was received. */
  readonly clinicalReceivedOn?: LocalDate;
  readonly riskReceivedOn?: LocalDate;
  readonly pathwayReceivedOn?: LocalDate;
  readonly chases: Chases;
  readonly contacts: readonly Body<"contactMade">[];
  readonly intendedArrivalOn?: LocalDate;

  // Decision
  readonly submission?: { readonly at: Instant; readonly earliestArrivalOn?: LocalDate };
  readonly requests: readonly FurtherRequest[];
  readonly pauses: Pauses<Instant>;
  /** The PIPE officer's advice, the latest last. */
  readonly advice: readonly { readonly advice: string; readonly at: Instant }[];
  readonly absence?: { readonly since: Instant; readonly cover: Contact };
  readonly clinicalDecision?: Decision;
  readonly operationalDecision?: OperationalDecision;
  readonly joint?: Together & { readonly on: LocalDate };
  readonly higher?: Together;
  readonly appeal?: Body<"appealMade"> & { readonly at: Instant };
  readonly appealDecision?: Body<"appealDecided"> & { readonly at: Instant };

  // Before arrival
  readonly bed?: { readonly room: string; readonly arrivalOn: LocalDate };
  /** The last one works with the resident now. */
  readonly keyWorkers: readonly KeyWorker[];
  readonly joining?: Body<"joiningPlanned">;
  readonly basis?: Body<"residenceBasisRecorded">;
  readonly nonArrivals: readonly { readonly on: LocalDate; readonly reason: string }[];
  /** Somebody did not arrive, and it is not decided how it goes on. */
  readonly awaitsRebooking: boolean;
  readonly ended?: { readonly reason: string };

  // Residence
  readonly arrival?: { readonly on: LocalDate; readonly at: LocalTime; readonly instant: Instant };
  readonly keyWorkerIsAway: boolean;
  readonly keyWork: { readonly sessions: number; readonly lastOn?: LocalDate };
  readonly sessions: { readonly structured: number; readonly creative: number; readonly lastOn?: LocalDate };
  /** Last day on which the resident took part in a session. */
  readonly tookPartOn?: LocalDate;
  readonly consideredOn?: LocalDate;
  /** What the last weekly sweep found, or a consideration said; until a review finds the resident engaged. */
  readonly concern?: Concern;
  readonly sweep?: { readonly on: LocalDate; readonly found: Concern | "engaged" };
  readonly steps?: { readonly steps: string; readonly on: LocalDate };
  readonly reviews: readonly Body<"reviewHeld">[];
  readonly meetings: readonly Meeting[];
  readonly resettlement?: { readonly plan: string; readonly on: LocalDate; readonly forDepartureOn: LocalDate };
  readonly plannedDepartureOn?: LocalDate;

  // Leaving
  readonly leaving?: Body<"leavingPlanned">;
  readonly leavingSteps: readonly LeavingStep[];
  readonly departure?: {
    readonly on: LocalDate;
    readonly reason: DepartureReason;
    readonly moveOn: string;
  };
  readonly handOver?: { readonly to: string; readonly on: LocalDate };
}

/** Nothing was recorded of them; they took part in nothing; somebody considered them and found them not engaged. */
export type Concern = "notConsidered" | "notEngaged" | "foundNotEngaged";

export interface MachineInput extends PipeInput {
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: InForce<PipePolicy>;
}

/** The context a case begins with. Total, also for `undefined`: XState calls it again on every transition. */
export function beginning(input: MachineInput | undefined): PipeContext {
  const { now, sequence, calendar, policy, person, premises, region, pipeOfficer, informants, intendedArrivalOn } =
    input ?? ({} as MachineInput);
  return {
    ...beginningOfCase,
    now,
    sequence,
    calendar,
    policy,
    person,
    premises,
    region,
    owner: { role: "pipeOfficer", name: pipeOfficer?.name, email: pipeOfficer?.email },
    people: peopleOf(input),
    clinicalSource: informants?.clinical,
    riskSource: informants?.risk,
    pathwaySource: informants?.pathway,
    chases: input ? STRANDS.reduce<Chases>((chases, strand) => asked(input, chases, strand), {}) : {},
    ...(intendedArrivalOn !== undefined && { intendedArrivalOn }),
    contacts: [],
    requests: [],
    pauses: [],
    advice: [],
    keyWorkers: [],
    nonArrivals: [],
    awaitsRebooking: false,
    keyWorkerIsAway: false,
    keyWork: { sessions: 0 },
    sessions: { structured: 0, creative: 0 },
    reviews: [],
    meetings: [],
    leavingSteps: [],
  };
}

function peopleOf(input: MachineInput | undefined): People {
  const { clinicalLead, operationalLead, divisionalSpo, healthPartner, offenderManager, sendingPrison, dutyManager } =
    input ?? ({} as MachineInput);
  return { clinicalLead, operationalLead, divisionalSpo, healthPartner, offenderManager, sendingPrison, dutyManager };
}

const RECEIVED = { clinical: "clinicalReceivedOn", risk: "riskReceivedOn", pathway: "pathwayReceivedOn" } as const;
const SOURCES = { clinical: "clinicalSource", risk: "riskSource", pathway: "pathwaySource" } as const;

/** The field in which a strand's arrival is kept; each its own, so that a correction of one leaves the others alone. */
export const receivedField = (strand: Strand) => RECEIVED[strand];
export const sourceField = (strand: Strand) => SOURCES[strand];

/** The strands that have not arrived. */
export function missingStrands(context: PipeContext): Strand[] {
  return STRANDS.filter((strand) => context[receivedField(strand)] === undefined);
}

/** What deciders asked for and was not answered, the oldest first. */
export function openRequests({ requests }: PipeContext): FurtherRequest[] {
  return requests.filter(({ answered }) => !answered);
}

/** Who works with the resident now. */
export function keyWorkerOf({ keyWorkers }: PipeContext): KeyWorker | undefined {
  return keyWorkers.at(-1);
}

/** Meetings that have not taken place. */
export function openMeetings({ meetings }: PipeContext): Meeting[] {
  return meetings.filter(({ attended }) => attended === undefined);
}
