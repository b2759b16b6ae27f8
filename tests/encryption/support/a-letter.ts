import { randomInt, randomUUID } from "node:crypto";
import type { CaseService } from "../../../cases/case-service.ts";
import { sendEvent, type Sent } from "../../../cases/send-event.ts";
import { startCase, type Started } from "../../../cases/start-case.ts";
import { fastForward } from "../../../dev/rehearsal/time-skipping.ts";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";

const DAY = 86_400_000;
const ACTOR = { id: "hr-17", displayName: "Perpetua Clerkname", role: "hrOperations" };
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Whatever of a case must not be found in the clear: who it is about, where they live, what they and staff wrote. */
export const PERSONAL = {
  name: "Zebulon Quillfeather",
  workEmail: "zebulon.quillfeather@justice.example",
  street: "17 Larkspur Rise",
  postcode: "NR3 1QF",
  salary: "38765.43",
  question: "Does my maternity pay count towards the harmonised salary?",
  displayName: ACTOR.displayName,
} as const;

export function anEmployeeNumber(): string {
  return `Q${randomInt(1_000_000, 10_000_000)}`;
}

/** Starts a rehearsal of a letter that goes out at once, with three weeks to answer. */
export async function startLetter(
  service: CaseService,
  { employeeNumber = anEmployeeNumber(), idempotencyKey = randomUUID() as string } = {},
): Promise<Started> {
  const { campaign, employee, figures } = optInLetter.inputExample;
  return startCase(service, {
    process: "optInLetter",
    body: {
      campaign: { ...campaign, lettersFrom: inDays(-2), closesOn: inDays(21), lateAnswersUntil: inDays(49) },
      employee: { ...employee, employeeNumber, name: PERSONAL.name, workEmail: PERSONAL.workEmail },
      figures: { ...figures, newSalary: PERSONAL.salary },
    },
    actor: ACTOR,
    client: "hr-app",
    idempotencyKey,
    rehearsal: {},
  });
}

/** Throws what came instead of a case. */
export async function aLetter(
  service: CaseService,
  employee: { readonly employeeNumber?: string } = {},
): Promise<string> {
  const started = await startLetter(service, employee);
  if (started.result !== "started") throw new Error(JSON.stringify(started));
  return started.caseId;
}

export async function tell(service: CaseService, caseId: string, event: string, body: object = {}): Promise<Sent> {
  return sendEvent(service, {
    process: "optInLetter",
    caseId,
    event,
    body,
    actor: ACTOR,
    client: "hr-app",
    idempotencyKey: randomUUID(),
    receivedAt: Date.now(),
  });
}

/** The person asks, and moves; both are personal. */
export async function tellPersonalThings(service: CaseService, caseId: string): Promise<Sent[]> {
  const { question, name, street, postcode } = PERSONAL;
  const contact = { channel: "letter", lines: [name, street, postcode] };
  return [
    await tell(service, caseId, "questionAsked", { question }),
    await tell(service, caseId, "contactDetailsChanged", { contact }),
  ];
}

/** Moves the case's clock ahead; what is due on the way happens. */
export async function forward({ temporal }: CaseService, caseId: string, byMs: number): Promise<void> {
  await fastForward(temporal.connection, "default", caseId, byMs, { id: randomUUID() });
}
