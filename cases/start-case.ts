import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from "@temporalio/client";
import { contractOf } from "../machines/contracts.ts";
import type { Actor } from "../machines/shared/actor.ts";
import { CalendarHorizonError } from "../machines/shared/calendar/calendar-data.ts";
import { addDays } from "../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../machines/shared/calendar/vendored.ts";
import { localDateOf } from "../machines/shared/calendar/london.ts";
import type { ProcessContract } from "../machines/shared/process-contract.ts";
import type { Refusal } from "../machines/shared/process-definition.ts";
import type { Instant, LocalDate } from "../machines/shared/time.ts";
import { definitions } from "../machines/definitions.ts";
import { handledKey } from "../records/queries/handled-key.ts";
import { begun } from "../workflows/interpreter/begin.ts";
import type { CaseStart } from "../workflows/interpreter/live-case.ts";
import { initialAttributes } from "../workflows/interpreter/search-attributes.ts";
import type { Worked } from "../workflows/interpreter/worked.ts";
import type { CaseService } from "./case-service.ts";
import { claimAll } from "./claim-all.ts";
import { caseIdFor, eventKey, fingerprintOf } from "./identity.ts";
import { reasonsOf } from "./problems.ts";
import { isAway, within } from "./temporal-away.ts";

export interface StartRequest {
  readonly process: string;
  /** The input as it came: parsed here. */
  readonly body: unknown;
  readonly actor: Actor;
  /** Which application asks; idempotency keys are its own. */
  readonly client: string;
  readonly idempotencyKey: string;
  /** Born as a rehearsal, whose clock may be moved; with the instant its clock must have reached. */
  readonly rehearsal?: { readonly notBefore?: Instant };
}

export type Started =
  | { readonly result: "started" | "already" | "conflict"; readonly caseId: string }
  | { readonly result: "refused"; readonly reasons: readonly Refusal[]; readonly caseId?: string }
  | { readonly result: "unavailable" };

/** How far before its start a case can look back: a leaving date, a bank holiday before the close. Days. */
const CALENDAR_LOOKS_BACK_DAYS = 60;

/**
 * Starts one case, once per client and key. Nothing is stored when the input is refused. A person who may have one
 * case only is claimed before the start, so that two requests cannot both be accepted.
 */
export async function startCase(service: CaseService, request: StartRequest): Promise<Started> {
  const contract = contractOf(request.process);
  if (!contract) throw new Error(`There is no process "${request.process}"`);
  const parsed = contract.input.safeParse(request.body);
  if (!parsed.success) return { result: "refused", reasons: reasonsOf(parsed.error) };
  const input = parsed.data as never;
  const caseId = caseIdFor(request.process, request.client, request.idempotencyKey);
  const key = eventKey(request.client, caseId, request.idempotencyKey);
  const fingerprint = fingerprintOf("started", { input, rehearsal: request.rehearsal !== undefined });
  // Before anything is judged by today's date: what was accepted yesterday is not refused when it is asked again.
  const known = await handledKey(service.records, caseId, key);
  if (known) return { result: known.fingerprint === fingerprint ? "already" : "conflict", caseId };

  const now = Math.max(Date.now(), request.rehearsal?.notBefore ?? 0);
  const today = withinCalendar(() => londonDate(now));
  if (typeof today === "object") return { result: "refused", reasons: today.reasons };
  const reasons = contract.refuseStart(input, today);
  if (reasons.length > 0) return { result: "refused", reasons };
  const argument = startArgument(contract, input, today, request, { key, fingerprint });
  const first = withinCalendar(() => foreseen(request.process, caseId, argument, now));
  if ("reasons" in first) return { result: "refused", reasons: first.reasons };
  try {
    const holder = await claimAll(service, contract.claims(input), { caseId });
    if (holder !== undefined) {
      const message = `There is a case for this already: ${holder}`;
      return { result: "refused", caseId: holder, reasons: [{ code: "alreadyExists", message }] };
    }
    return await begin(service, request.process, caseId, argument, first);
  } catch (error) {
    if (isAway(error)) return { result: "unavailable" };
    throw error;
  }
}

/** Runs the machine's first transition, to refuse what it could not begin with: a date beyond the calendar. */
function foreseen(process: string, caseId: string, argument: CaseStart, now: Instant): Worked {
  return begun(definitions[process as keyof typeof definitions], caseId, argument, now);
}

/** Refuses what asks the calendar about a date it has no data for: in the input, or where a rehearsal would begin. */
function withinCalendar<Result>(work: () => Result): Result | { readonly reasons: readonly Refusal[] } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalendarHorizonError)) throw error;
    return { reasons: [{ code: "calendarTooShort", message: error.message }] };
  }
}

function startArgument(
  contract: ProcessContract,
  input: never,
  today: LocalDate,
  { process, actor, rehearsal }: StartRequest,
  handled: CaseStart["handled"],
): CaseStart {
  return {
    kind: "start",
    schema: 1,
    definitionVersion: definitions[process as keyof typeof definitions].version,
    input: { ...(input as object), ...contract.policy(input, today) },
    calendar: calendarFor(addDays(today, -CALENDAR_LOOKS_BACK_DAYS)),
    opening: { ...contract.opening(input), rehearsal: rehearsal !== undefined },
    actor,
    handled,
    ...(rehearsal?.notBefore !== undefined && { notBefore: rehearsal.notBefore }),
  };
}

async function begin(
  service: CaseService,
  process: string,
  caseId: string,
  argument: CaseStart,
  first: Worked,
): Promise<Started> {
  const title = contractOf(process)?.title ?? process;
  try {
    await within(service, () =>
      service.temporal.workflow.start(process, {
        workflowId: caseId,
        taskQueue: service.taskQueue,
        args: [argument],
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        typedSearchAttributes: initialAttributes(first),
        staticSummary: argument.opening.rehearsal ? `${title} (rehearsal)` : title,
        staticDetails: contractOf(process)?.description ?? "",
      }),
    );
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { result: "already", caseId };
    throw error;
  }
  return { result: "started", caseId };
}

function londonDate(now: Instant): LocalDate {
  return localDateOf(calendarFor(new Date(now - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)), now);
}
