import { endOfDay } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Instant } from "../shared/time.ts";
import type { Equipment, EmTagContext } from "./context.ts";
import { endOf, leftBehind, outstanding, placeOf, recalledOn } from "./place.ts";
import { closeTask, notes, openTask, openTaskWith, process, records, recordsDates, when } from "./vocabulary.ts";
import { EQUIPMENT, EQUIPMENT_WORDS, type EquipmentKind } from "./vocabulary-lists.ts";

/** Getting the tag and the Home Monitoring Unit back: each recorded. Source: processes.md section 2, Removal. */

interface At {
  readonly context: EmTagContext;
}

/** What should be back: everything that is out, but not what somebody on licence wears. */
const isWanted = (context: EmTagContext, kind: EquipmentKind): boolean =>
  (placeOf(context) === "onLicence" ? leftBehind(context) : outstanding(context)).some((item) => item.kind === kind);

const isSomethingOut = ({ context }: At): boolean => outstanding(context).length > 0;

/** Due so many working days after the day on which it should have come back, however often a visit is missed. */
function collectionDueAt(context: EmTagContext): Instant {
  const since = endOf(context)?.lastDay ?? recalledOn(context) ?? today(context);
  const from = since < context.calendar.from ? today(context) : since;
  return endOfDay(context.calendar, addWorkingDays(context.calendar, from, context.policy.collectDueInWorkingDays));
}

/** A task for each piece that should be back, and none for any other. */
export const collectionTasks = EQUIPMENT.flatMap((kind) => [
  when(
    (context) => isWanted(context, kind),
    openTaskWith((context) => ({
      task: "collectEquipment",
      key: kind,
      reason: `The ${EQUIPMENT_WORDS[kind]} is not back with EMS`,
      due: collectionDueAt(context),
    })),
  ),
  when((context) => !isWanted(context, kind), closeTask("collectEquipment", kind)),
]);

/** One piece is back: the one that has been out longest. */
export const collected = {
  actions: [
    records<"equipmentCollected">(({ equipment }, { kind, on }) => ({ equipment: withOneBack(equipment, kind, on) })),
    ...EQUIPMENT.map((kind) => when((context) => !isWanted(context, kind), closeTask("collectEquipment", kind))),
  ],
};

const books = {
  actions: [
    recordsDates<"removalVisitBooked">((_context, { on }) => ({ removalVisit: on })),
    closeTask("rebookRemovalVisit"),
  ],
};

const rebook = (reason: string) => openTask("rebookRemovalVisit", reason, "rebookDueInWorkingDays");

/** Missed: it is rebooked, and from the second one on somebody more senior is asked. */
const missed = {
  actions: [
    records<"removalVisitMissed">(({ missedVisits }, { on, reason }) => ({
      missedVisits: [...missedVisits, { on, reason }],
      removalVisit: undefined,
    })),
    rebook("A visit was missed"),
    when(
      ({ missedVisits, policy }) => missedVisits.length >= policy.missedVisitsUntilEscalation,
      openTask("overcomeMissedVisits", "Visits to collect the equipment were missed again", "rebookDueInWorkingDays"),
    ),
  ],
};

/** Visits until everything is back; the same after a recall as at the end. */
export const collecting = process.createStateConfig({
  initial: "unbooked",
  exit: [closeTask("rebookRemovalVisit"), closeTask("overcomeMissedVisits")],
  states: {
    unbooked: {
      entry: collectionTasks,
      on: { removalVisitBooked: books, removalVisitMissed: missed },
      always: [
        { guard: (at: At) => !isSomethingOut(at), target: "nothingOut" },
        { guard: ({ context }: At) => context.removalVisit !== undefined, target: "booked" },
      ],
    },
    booked: {
      after: {
        visitDayOver: {
          actions: [
            notes(() => ({ removalVisit: undefined })),
            rebook("The day of the visit is over and nothing is recorded"),
          ],
        },
      },
      on: { removalVisitBooked: { target: "booked", reenter: true, ...books }, removalVisitMissed: missed },
      always: [
        { guard: (at: At) => !isSomethingOut(at), target: "nothingOut" },
        { guard: ({ context }: At) => context.removalVisit === undefined, target: "unbooked" },
      ],
    },
    nothingOut: {
      entry: [
        notes(() => ({ removalVisit: undefined })),
        closeTask("collectEquipment"),
        closeTask("rebookRemovalVisit"),
        closeTask("overcomeMissedVisits"),
      ],
      always: { guard: isSomethingOut, target: "unbooked" },
    },
  },
});

function withOneBack(equipment: readonly Equipment[], kind: EquipmentKind, on: string): readonly Equipment[] {
  const first = equipment.findIndex((item) => item.kind === kind && item.backOn === undefined);
  return equipment.map((item, index) => (index === first ? { ...item, backOn: on } : item));
}
