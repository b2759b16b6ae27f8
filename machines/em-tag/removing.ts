import { raisesAlert } from "../shared/case-life/alerts.ts";
import { areaInWords } from "./area-in-words.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { collected, collecting } from "./collecting.ts";
import type { EmTagContext } from "./context.ts";
import { instructRemoval } from "./ems.ts";
import { confirmsSwitchOff } from "./monitoring.ts";
import { recall } from "./on-licence.ts";
import { endOf, isSwitchedOff } from "./place.ts";
import { monitoringEnded } from "./sending.ts";
import { closeTask, elsewhere, notes, openTask, process, send } from "./vocabulary.ts";

interface At {
  readonly context: EmTagContext;
}

const isOff = ({ context }: At): boolean => isSwitchedOff(context);

/** Nobody is monitored past the end: from that moment the case says so, the task is urgent and the alert sounds. */
const watch = process.createStateConfig({
  initial: "waiting",
  states: {
    waiting: {
      always: { guard: isOff, target: "off" },
      after: {
        switchOffDue: {
          target: "stillMonitored",
          actions: raisesAlert<EmTagContext>(
            "monitoredPastTheEnd",
            (context) =>
              `Monitoring has ended and nobody has confirmed that the tag is switched off or taken off (${areaInWords(context)}).`,
          ),
        },
      },
    },
    stillMonitored: {
      entry: openTask("switchOffMonitoring", "Monitored past the end", "switchOffDueInWorkingDays"),
      exit: closeTask("switchOffMonitoring"),
      always: { guard: isOff, target: "off" },
    },
    off: { always: { guard: (at: At) => !isOff(at), target: "waiting" } },
  },
});

/** The person is told in writing, never in the night. */
const telling = process.createStateConfig({
  initial: "untilMorning",
  states: {
    untilMorning: {
      always: [
        { guard: ({ context }: At) => context.died !== undefined, target: "nobodyToTell" },
        { guard: ({ context }: At) => hasBeenTold(context), target: "told" },
      ],
      after: {
        tellPerson: {
          target: "told",
          actions: [send(monitoringEnded), notes((context) => ({ toldOfEnd: endOf(context)?.lastDay }))],
        },
      },
    },
    told: { always: { guard: ({ context }: At) => !hasBeenTold(context), target: "untilMorning" } },
    nobodyToTell: { always: { guard: ({ context }: At) => context.died === undefined, target: "untilMorning" } },
  },
});

/** Monitoring has ended; what is still out comes back. Source: processes.md section 2, Removal. */
export const removing = process.createStateConfig({
  type: "parallel",
  entry: instructRemoval,
  always: { guard: elsewhere("removing"), target: "#emTag.arriving" },
  on: {
    equipmentCollected: collected,
    switchOffConfirmed: confirmsSwitchOff,
    // Late news: recalled before the last day, so that the clock had stopped.
    recalled: recall,
  },
  states: { watch, collecting, telling, order: acknowledgement },
});

function hasBeenTold(context: EmTagContext): boolean {
  return context.toldOfEnd !== undefined && context.toldOfEnd === endOf(context)?.lastDay;
}
