import { processJson } from "../../../api/processes/process-json.ts";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import { answers, type Act } from "../../client/support/unsteady-server.ts";

/** The ids of so many cases. */
export function letterIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_none, index) => `optInLetter-${index.toString(16).padStart(32, "0")}`);
}

/** As the API tells the process of letters. */
export const tellsLetters: Act = answers(200, processJson(optInLetter));

/** As the API answers when every one of these cases took it. */
export function accepts(caseIds: readonly string[]): Act {
  return answers(200, { results: caseIds.map((caseId) => ({ caseId, result: "accepted" })) });
}
