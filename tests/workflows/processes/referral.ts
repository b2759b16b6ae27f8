import { assign } from "xstate";
import { beginning, smallProcess, vocabulary } from "./small-process.ts";

/** Tells another case something, and goes on as that one answers. */
export const referral = smallProcess(
  vocabulary().createMachine({
    id: "referral",
    context: beginning,
    initial: "open",
    states: {
      open: {
        on: {
          referred: {
            target: "asking",
            actions: {
              type: "tellCase",
              params: ({ event, context }) => ({
                caseId: String(event["caseId"]),
                event: "accepted",
                body: {},
                key: String(context.sequence),
              }),
            },
          },
        },
      },
      asking: {
        on: {
          caseTold: [
            { guard: ({ event }) => event["accepted"] === true, target: "taken" },
            { target: "open", actions: assign({ seen: ({ event }) => event["reasons"] as string[] }) },
          ],
        },
      },
      taken: { tags: ["outcome"] },
    },
  }),
  { events: ["referred"], facts: ({ seen }) => ({ reasons: seen ?? [] }) },
);
