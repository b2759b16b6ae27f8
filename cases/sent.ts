import type { Refusal } from "../machines/shared/process-definition.ts";

/** What became of an event that was sent to a case. */
export type Sent =
  /** Applied and written down; `repeated` when it had been before. */
  | { readonly result: "accepted"; readonly repeated: boolean }
  /** Accepted by the case and not written down yet: the same key asks again. */
  | { readonly result: "pending" }
  | { readonly result: "invalid"; readonly reasons: readonly Refusal[] }
  | {
      readonly result: "refused";
      readonly reasons: readonly Refusal[];
      readonly state: readonly string[];
      readonly allowed: readonly string[];
    }
  /** The same key came before with another body. */
  | { readonly result: "conflict" }
  | { readonly result: "notFound" }
  | { readonly result: "unavailable" };
