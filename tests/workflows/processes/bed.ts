import { assign } from "xstate";
import { beginning, smallProcess, vocabulary } from "./small-process.ts";

/** Holds a bed for a person from one event to another: the place for "one bed per person". */
export const bed = smallProcess(
  vocabulary().createMachine({
    id: "bed",
    context: beginning,
    initial: "waiting",
    states: {
      waiting: {
        on: {
          bedReserved: { target: "reserved", actions: assign({ seen: ({ event }) => [String(event["person"])] }) },
          closed: "over",
        },
      },
      reserved: {
        on: {
          personMoved: { actions: assign({ seen: ({ event }) => [String(event["person"])] }) },
          bedLeft: { target: "waiting", actions: assign({ seen: [] }) },
          closed: "over",
        },
      },
      over: { tags: ["outcome"] },
    },
  }),
  {
    events: ["bedReserved", "personMoved", "bedLeft", "closed"],
    holds: ({ seen }) => (seen ?? []).map(bedOf),
    refusals: (_context, event) =>
      event["person"] === "too young" ? [{ code: "tooYoung", message: "Must be an adult" }] : [],
  },
);

/** The name of which one case may hold each. */
export function bedOf(person: string): string {
  return `bed/${person}`;
}
