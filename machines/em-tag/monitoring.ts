import { raisesAlert } from "../shared/case-life/alerts.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import type { LocalDate } from "../shared/time.ts";
import { areaInWords } from "./area-in-words.ts";
import type { Equipment, EmTagContext } from "./context.ts";
import { instructRemoval } from "./ems.ts";
import { inUse, isTagOn } from "./place.ts";
import { openTaskWith, process, records, settles, type EventOf } from "./vocabulary.ts";
import type { EquipmentKind } from "./vocabulary-lists.ts";

interface At {
  readonly context: EmTagContext;
}

const keepsDay = (field: "reviews" | "meetings") =>
  records<"whereaboutsReviewed" | "iomMeetingHeld">((context, { on }) => ({ [field]: [...context[field], on] }));

export const confirmsSwitchOff = {
  actions: records<"switchOffConfirmed">((_context, { lastDay }) => ({ switchedOffAfter: lastDay })),
};

/** The tag is on. Source: processes.md section 2, Monitoring. */
export const monitoring = process.createStateConfig({
  always: { guard: ({ context }: At) => !isTagOn(context), target: "awaitingFitting" },
  after: { instructRemoval: { actions: instructRemoval } },
  on: {
    // The last day may have moved: when EMS is instructed moves with it.
    licenceVaried: { target: "monitoring", reenter: true },
    homeMonitoringUnitFitted: {
      actions: records<"homeMonitoringUnitFitted">(({ equipment, recalls }, { on }) => ({
        equipment: [...equipment, { kind: "homeMonitoringUnit", fittedOn: on, afterRecalls: recalls.length }],
      })),
    },
    equipmentReplaced: {
      actions: records<"equipmentReplaced">((context, { kind, on }) => ({ equipment: replaced(context, kind, on) })),
    },
    whereaboutsReviewed: { actions: keepsDay("reviews") },
    iomMeetingHeld: { actions: keepsDay("meetings") },
    breachRecorded: {
      actions: records<"breachRecorded">(({ breaches }, { on, route }) => ({ breaches: [...breaches, { on, route }] })),
    },
    strapTampered: {
      actions: [
        records<"strapTampered">(({ tampers }, { on }) => ({ tampers: [...tampers, on] })),
        ...raisesAlert<EmTagContext>(
          "strapTampered",
          (context) => `The strap of an electronic tag was tampered with (${areaInWords(context)}).`,
        ),
      ],
    },
    violationReported: {
      actions: [
        records<"violationReported">(({ violations, sequence }, { kind }) => ({
          violations: [...violations, { sequence, kind }],
        })),
        openTaskWith((context) => ({
          task: "decideEnforcement",
          key: String(context.sequence),
          reason: `Entry ${context.sequence} on the timeline holds the violation`,
          due: inWorkingDays(context, context.policy.enforcementDueInWorkingDays),
        })),
      ],
    },
    switchOffConfirmed: confirmsSwitchOff,
  },
});

/** EMS takes the faulty piece with it when it fits the new one: the person goes on being monitored. */
function replaced(context: EmTagContext, kind: EquipmentKind, on: LocalDate): readonly Equipment[] {
  const faulty = inUse(context).find((item) => item.kind === kind);
  return [
    ...context.equipment.map((item) => (item === faulty ? { ...item, backOn: on } : item)),
    { kind, fittedOn: on, afterRecalls: context.recalls.length },
  ];
}

/** Decided, in whatever state the case is by then. */
export const decidesEnforcement = {
  actions: [
    settles<"enforcementDecided">(({ violations }, { violation }) => ({
      violations: violations.filter(({ sequence }) => sequence !== violation),
    })),
    {
      type: "closeTask",
      params: ({ event }: { readonly event: EventOf<"enforcementDecided"> }) => ({
        task: "decideEnforcement",
        key: String(event.violation),
      }),
    } as const,
  ],
};
