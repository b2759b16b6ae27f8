import { attends, completes, moduleFrom, prepared, WHY } from "./participant.ts";

/** Daniel Hart, ready for the first session. */
export type Daniel = ReturnType<typeof prepared>;
export const tellings = (daniel: Daniel) =>
  daniel.asks.flatMap(({ effect }) => (effect.type === "tellCase" ? [effect.params] : []));
export const givenUp = (daniel: Daniel) =>
  tellings(daniel)
    .filter(({ event }) => event === "placeGivenUp")
    .map(({ body }) => body["reason"]);
export const modulesOf = (daniel: Daniel) =>
  (daniel.facts["progress"] as { completedModules: unknown }).completedModules;

/** Foundation is complete; on hold from 22 February 2027. */
export function held(): Daniel {
  const daniel = completes(prepared(), "foundation");
  daniel.send("2027-02-22 10:00", "putOnHold", { reason: "health", ...WHY });
  return daniel;
}

/** A session is missed, and what follows from it is decided on a later day at 10:00. The entry of the decision. */
export function enforced(
  daniel: Daniel,
  session: string,
  action: "breachStarted" | "recallStarted",
  on: string,
): number {
  const failure = attends(daniel, session, "unacceptableAbsence");
  return daniel.send(`${on} 10:00`, "enforcementDecided", { failure, action, on, ...WHY });
}

export const REST = [
  ...moduleFrom("moduleC", "2027-04-06"),
  ...moduleFrom("moduleD", "2027-05-25"),
  ...moduleFrom("moduleB", "2027-07-13"),
];
