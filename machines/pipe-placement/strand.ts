import { asked, chased, chaseUntil } from "../shared/case-life/chasing.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import type { Strand } from "./codes.ts";
import { receivedField, sourceField, type PipeContext } from "./context.ts";
import { informationChase, informationRequest } from "./sending-referral.ts";
import { closeTask, notes, process, records, send, type At } from "./vocabulary.ts";

/** Whom chases do not move, the officer has to. Once it is submitted, the task hangs on the deadline of the decision. */
const tellsOfficer = (name: Strand, when: (times: number, enough: number) => boolean) =>
  process.enqueueActions(({ context, enqueue }) => {
    const { submission, chases, policy } = context;
    if (submission || !when(chases[name]?.times ?? 0, policy.obtainInformationAfterChases)) return;
    const due = inWorkingDays(context, policy.taskDueInWorkingDays);
    const reason = `The ${name} information was asked for and chased in vain`;
    enqueue({ type: "openTask", params: { task: "obtainInformation", key: name, due, reason } });
  });

/**
 * One of the three strands of information: requested when the case starts, chased, received. The three are chased side
 * by side, also while the clock of the decision runs.
 */
export function strand<const Name extends Strand>(name: Name) {
  const isThis = ({ event }: At<"informationReceived" | "informationRequested">): boolean => event.strand === name;
  const arrives = records<"informationReceived">((_context, { on }) => ({ [receivedField(name)]: on }));
  const chase = [
    send(informationChase(name)),
    notes((context) => ({ chases: chased(context, context.chases, name) })),
    tellsOfficer(name, (times, enough) => times === enough),
  ];
  return process.createStateConfig({
    initial: "placing",
    states: {
      placing: {
        always: [
          { guard: ({ context }) => context[receivedField(name)] !== undefined, target: "received" },
          { target: "requested" },
        ],
      },
      requested: {
        ...chaseUntil(`${name}Chase`, chase),
        // After a correction too: what was chased in vain still has to be obtained.
        entry: tellsOfficer(name, (times, enough) => times >= enough),
        tags: [`awaiting${name}`],
        on: {
          informationRequested: {
            guard: isThis,
            target: "requested",
            reenter: true,
            actions: [
              records<"informationRequested">((_context, { of }) => ({ [sourceField(name)]: of })),
              notes((context) => ({ chases: asked(context, context.chases, name) })),
              send(informationRequest(name)),
            ],
          },
          informationReceived: {
            guard: isThis,
            target: "received",
            actions: [arrives, closeTask("obtainInformation", name)],
          },
        },
      },
      received: { on: { informationReceived: { guard: isThis, actions: arrives } } },
    },
  });
}

/** The three are asked for as soon as there is a case. */
export const asksForInformation = (["clinical", "risk", "pathway"] as const).map((name: Strand) =>
  send((context: PipeContext) => informationRequest(name)(context)),
);
