import { contractOf } from "../../machines/contracts.ts";

/** One event that a case takes now, and where to send it. */
export interface AllowedEvent {
  readonly event: string;
  /** What it says happened: `Opted in`. */
  readonly title: string;
  readonly description: string;
  readonly method: "POST";
  readonly href: string;
}

/** The events a case allows, with words and addresses. What is not in the contract is not for callers. */
export function allowedEvents(process: string, caseId: string, names: readonly string[]): AllowedEvent[] {
  const contract = contractOf(process);
  return names.flatMap((event) => {
    const description = contract?.events[event]?.description;
    if (description === undefined) return [];
    const title = contract?.words.events[event] ?? event;
    return [
      { event, title, description, method: "POST", href: `/processes/${process}/cases/${caseId}/events/${event}` },
    ];
  });
}
