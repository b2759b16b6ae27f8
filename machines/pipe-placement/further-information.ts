import { asked, chased, chaseUntil } from "../shared/case-life/chasing.ts";
import { openRequests, type PipeContext } from "./context.ts";
import { furtherChase, furtherRequest } from "./sending-referral.ts";
import { bodyOf, closeTask, notes, openTask, process, type At, type EventOf } from "./vocabulary.ts";

/** A decider asks for more. */
export const asks = (context: PipeContext, event: EventOf<"furtherInformationRequested">): Partial<PipeContext> => ({
  requests: [...context.requests, { ...bodyOf(event), sequence: context.sequence, answered: false }],
});

export const answers = (
  { requests }: PipeContext,
  { request }: EventOf<"furtherInformationReceived">,
): Pick<PipeContext, "requests"> => ({
  requests: requests.map((each) => (each.sequence === request ? { ...each, answered: true } : each)),
});

/** Nothing else that a decider asked for is open. */
export const isLastAnswer = ({ context, event }: At<"furtherInformationReceived">): boolean =>
  openRequests(context).every(({ sequence }) => sequence === event.request);

const asksFurtherSource = process.enqueueActions(({ context, enqueue }) => {
  const request = context.requests.at(-1);
  if (request) enqueue({ type: "send", params: furtherRequest(context, request) });
});

/** Every question that waits, of whoever was asked it. */
const chasesEach = process.enqueueActions(({ context, enqueue }) => {
  for (const request of openRequests(context)) enqueue({ type: "send", params: furtherChase(context, request) });
});

/** What deciders ask for beyond the three strands: asked, chased, answered. */
export const further = process.createStateConfig({
  initial: "placing",
  on: {
    furtherInformationRequested: {
      target: ".awaited",
      actions: [notes((context) => ({ chases: asked(context, context.chases, "further") })), asksFurtherSource],
    },
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => openRequests(context).length > 0, target: "awaited" }, { target: "none" }],
    },
    none: {},
    awaited: {
      ...chaseUntil("furtherChase", [
        chasesEach,
        notes((context) => ({ chases: chased(context, context.chases, "further") })),
      ]),
      tags: ["awaitingFurther"],
      entry: openTask("answerFurtherRequest", "A decider asked for it; the decision waits"),
      exit: closeTask("answerFurtherRequest"),
      on: { furtherInformationReceived: { guard: isLastAnswer, target: "none" } },
    },
  },
});
