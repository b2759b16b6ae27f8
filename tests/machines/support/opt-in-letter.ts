import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import { optInLetterDefinition } from "../../../machines/opt-in-letter/definition.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { CaseByHand, type LondonTime, type Process } from "./case-by-hand.ts";

export const LETTER: Process = {
  definition: optInLetterDefinition as unknown as ProcessDefinition,
  contract: optInLetter,
};

/** Letters on Monday 11 January 2027, close at the end of Sunday 31 January (day twenty-one), late answers to 28 February. */
export const DATES = { lettersFrom: "2027-01-11", closesOn: "2027-01-31", lateAnswersUntil: "2027-02-28" };
export const FIGURES = { newSalary: "31432.00", allowances: "1250.00", payProtection: "0.00" };
export const WORK = "sam.okafor@justice.example";
export const HOME = { channel: "email", email: "sam.okafor@example.org" } as const;
export const ELSEWHERE = { channel: "email", email: "sam.elsewhere@example.org" } as const;
export const WHY = { explanation: "It was another person's." };

export interface Circumstances {
  readonly dates?: Partial<typeof DATES>;
  readonly figures?: typeof FIGURES | "unknown";
  readonly qaEvents?: readonly {
    readonly id: string;
    readonly on: string;
    readonly at: string;
    readonly joinAt?: string;
  }[];
  readonly employee?: Readonly<Record<string, unknown>>;
}

/** A case from its start: an active employee whose figures are known, unless the circumstances differ. */
export function letterCase(
  at: LondonTime,
  { dates, figures, qaEvents = [], employee }: Circumstances = {},
): CaseByHand {
  const campaign = {
    ...DATES,
    ...dates,
    letterVersion: "2027-01",
    updateEveryDays: 14,
    qaEvents: qaEvents.map((event) => ({ joinAt: `https://example.org/join/${event.id}`, ...event })),
  };
  return CaseByHand.started(LETTER, at, {
    campaign,
    employee: {
      employeeNumber: "E1204567",
      name: "Sam Okafor",
      workEmail: WORK,
      situation: "active",
      origin: "supplyChain",
      organisation: "probationService",
      ...employee,
    },
    ...(figures !== "unknown" && { figures: figures ?? FIGURES }),
  });
}

/** The letter went out on Monday 11 January 2027 at 09:00. */
export function letterOut(circumstances: Circumstances = {}): CaseByHand {
  return letterCase("2027-01-08 10:00", circumstances).pass("2027-01-11 09:00");
}

/** Opted in on 20 January; the window closed and payroll was instructed at the end of 31 January. */
export function payrollInstructed(circumstances: Circumstances = {}): CaseByHand {
  const sam = letterOut(circumstances);
  sam.send("2027-01-20 10:00", "optedIn");
  return sam.pass("2027-02-01 00:01");
}

/** Nobody answered; the window closed at the end of 31 January. */
export function lapsedCase(circumstances: Circumstances = {}): CaseByHand {
  return letterOut(circumstances).pass("2027-02-01 00:01");
}

export const AWAY = { employee: { situation: "awayFromWork" } };
