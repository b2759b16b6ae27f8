import { randomInt, randomUUID } from "node:crypto";
import { optInCampaign } from "../../../machines/opt-in-campaign/contract.ts";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import type { Answer, Body, Caller } from "./caller.ts";

export const LETTERS = "/processes/optInLetter/cases";
const CAMPAIGNS = "/processes/optInCampaign/cases";

const DAY = 86_400_000;

/** A date so many days from today; far enough apart that a clock change makes no difference. */
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Letters go out in a week, and there are three weeks to answer: whenever the tests run. */
export const DATES = { lettersFrom: inDays(7), closesOn: inDays(28), lateAnswersUntil: inDays(56) };

export interface Employee {
  readonly employeeNumber?: string;
  readonly workEmail?: string;
}

/** The documentation's example for somebody nobody else has a case for. */
export function letterFor(employee: Employee = {}): Body {
  const { campaign, employee: example, ...rest } = optInLetter.inputExample;
  const employeeNumber = `E${randomInt(1_000_000, 10_000_000)}`;
  return { ...rest, campaign: { ...campaign, ...DATES }, employee: { ...example, employeeNumber, ...employee } };
}

/** The documentation's example, in weeks to come. */
export function aCampaign(): Body {
  return { ...optInCampaign.inputExample, ...DATES };
}

export async function startLetter(api: Caller, employee: Employee = {}): Promise<{ caseId: string; path: string }> {
  const { body } = expectStatus(201, await api.post(LETTERS, letterFor(employee)));
  const { caseId } = body as { caseId: string };
  return { caseId, path: `${LETTERS}/${caseId}` };
}

export async function startCampaign(api: Caller, query = ""): Promise<{ caseId: string; path: string }> {
  const { body } = expectStatus(201, await api.post(`${CAMPAIGNS}${query}`, aCampaign()));
  const { caseId } = body as { caseId: string };
  return { caseId, path: `${CAMPAIGNS}/${caseId}` };
}

export async function submitFile(
  api: Caller,
  path: string,
  csv: string | Buffer | ReadableStream<Uint8Array>,
  key: string = randomUUID(),
): Promise<Answer> {
  return api.send("POST", `${path}/roster`, {
    headers: { "content-type": "text/csv", "idempotency-key": key },
    body: Buffer.isBuffer(csv) ? new Uint8Array(csv) : csv,
    ...(csv instanceof ReadableStream && { duplex: "half" }),
  });
}

/** A file with one valid row for each employee number. */
export function fileOf(...employeeNumbers: readonly string[]): string {
  const rows = employeeNumbers.map(
    (number) =>
      `${number},Sam Okafor,${number.toLowerCase()}@justice.example,active,supplyChain,probationService,no,London,31432.00,0.00,0.00`,
  );
  return `${optInCampaign.members.columns.join(",")}\n${rows.join("\n")}\n`;
}

/** Fails with what the answer says, for a test that cannot go on otherwise. */
export function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status !== status)
    throw new Error(`${answer.status} in place of ${status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
