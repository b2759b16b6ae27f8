/** Events of every process that no contract has, in words: its start, and what the service itself tells a case. */
export const EVENTS_OF_EVERY_CASE: Readonly<Record<string, string>> = {
  started: "Case started",
  calendarRenewed: "Calendar renewed",
  messageFailed: "A message could not be delivered",
};
