import { diesDuringAppeal } from "./death.ts";
import {
  appealDecisionDueAt,
  appealDismissed,
  appealMade,
  decidedAbove,
  placementAccepted,
} from "./sending-referral.ts";
import { bodyOf, closeTask, movesOn, openTaskWith, process, send, type At } from "./vocabulary.ts";
import { appealClosesAt } from "./verdict.ts";

const decides = [
  movesOn<"appealDecided">((context, event) => ({ appealDecision: { ...bodyOf(event), at: context.now } })),
  send(decidedAbove("clinicalLead")),
  send(decidedAbove("operationalLead")),
] as const;

/** A refusal stands while an appeal is possible, and while one is being decided: nobody is admitted meanwhile. */
export const refused = process.createStateConfig({
  initial: "placing",
  states: {
    placing: {
      always: [
        {
          guard: ({ context: { appeal, appealDecision, died } }) =>
            appealDecision !== undefined || (appeal !== undefined && died !== undefined),
          target: "final",
        },
        { guard: ({ context }) => context.appeal !== undefined, target: "appealed" },
        { guard: ({ context }) => context.now >= appealClosesAt(context), target: "final" },
        { target: "appealOpen" },
      ],
    },
    appealOpen: {
      tags: ["outcome"],
      after: { appealCloses: "final" },
      on: {
        appealMade: {
          target: "appealed",
          actions: [
            movesOn<"appealMade">((context, event) => ({ appeal: { ...bodyOf(event), at: context.now } })),
            send(appealMade("divisionalSpo")),
            send(appealMade("healthPartner")),
          ],
        },
      },
    },
    appealed: {
      entry: openTaskWith((context) => ({
        task: "decideAppeal",
        due: appealDecisionDueAt(context),
        reason: "A refusal is appealed against",
      })),
      exit: closeTask("decideAppeal"),
      on: {
        appealDecided: [
          {
            guard: ({ event }: At<"appealDecided">) => event.decision === "upheld",
            target: "#pipePlacement.placement",
            actions: [...decides, send(placementAccepted("offenderManager")), send(placementAccepted("sendingPrison"))],
          },
          {
            target: "final",
            actions: [...decides, send(appealDismissed("offenderManager")), send(appealDismissed("sendingPrison"))],
          },
        ],
        ...diesDuringAppeal,
      },
    },
    final: { tags: ["outcome"] },
  },
});
