import type { OptInContext } from "./context.ts";
import { lateAnswerRefused } from "./sending.ts";

interface Refused {
  readonly context: OptInContext;
  readonly event: { readonly rationale: string };
}

/** A refused late answer is told to the person, with the reason as the decider wrote it. */
export const refusalTold = {
  type: "send",
  params: ({ context, event }: Refused) => lateAnswerRefused(context, event.rationale),
} as const;
