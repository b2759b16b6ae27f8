import { chased, chaseUntil } from "../shared/case-life/chasing.ts";
import type { EmTagContext } from "./context.ts";
import { isUnacknowledged } from "./missing.ts";
import { ACKNOWLEDGEMENT } from "./schedule.ts";
import { emsAcknowledgementChase } from "./sending.ts";
import { notes, process, send } from "./vocabulary.ts";

interface At {
  readonly context: EmTagContext;
}

/** What EMS was sent and has not acknowledged is chased each working day, before the release and after it. */
export const acknowledgement = process.createStateConfig({
  initial: "unsent",
  states: {
    unsent: { always: { guard: ({ context }: At) => context.order !== undefined, target: "awaiting" } },
    awaiting: {
      tags: "awaitingAcknowledgement",
      ...chaseUntil("acknowledgementChase", [
        send(emsAcknowledgementChase),
        notes((context) => ({ chases: chased(context, context.chases, ACKNOWLEDGEMENT) })),
      ]),
      always: { guard: ({ context }: At) => !isUnacknowledged(context), target: "acknowledged" },
    },
    acknowledged: { always: { guard: ({ context }: At) => isUnacknowledged(context), target: "awaiting" } },
  },
});
