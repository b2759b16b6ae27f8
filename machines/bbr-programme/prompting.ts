import { asked, chased } from "../shared/case-life/chasing.ts";
import type { Send } from "../shared/effects.ts";
import type { BbrContext } from "./context.ts";
import { becoming, send } from "./vocabulary.ts";

/** Whoever waits, is proposed, deferred or before a court is looked at again and again; nobody is forgotten. */

/** Begins to prompt somebody, from today. */
export const beginsToPrompt = becoming((context) => ({ chases: asked(context, context.chases, "prompt") }));

/** One prompt; the next follows as long after it. */
export const prompting = (message: (context: BbrContext) => Send) => [
  send(message),
  becoming((context) => ({ chases: chased(context, context.chases, "prompt") })),
];
