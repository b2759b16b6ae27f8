import { changing } from "../shared/case-life/changing.ts";
import type { Send } from "../shared/effects.ts";
import { leaverMessageKept } from "./changes.ts";
import type { OptInContext } from "./context.ts";
import { closeTask, send } from "./vocabulary.ts";

/** What the message brought is kept, whatever it lacks. */
const keep = changing(leaverMessageKept);

/**
 * A leaver's message: what it brings is kept, and the answer goes out at once, an acknowledgement or the parts that
 * are missing. With a personal address in it nobody need look for one any longer.
 */
export const leaverWrites = (reply: (context: OptInContext) => Send, found?: string) => [
  {
    guard: ({ event }: { readonly event: { readonly contact?: unknown } }) => event.contact !== undefined,
    ...(found !== undefined && { target: found }),
    actions: [keep, closeTask("findAddress"), send(reply)],
  },
  { actions: [keep, send(reply)] },
];
