import type { DeliveryFailure } from "../../cases/delivery-failures.ts";

/** What becomes of the delivery receipts that GOV.UK Notify sends back. */
export interface Receipts {
  /** The bearer token agreed with Notify for its callbacks. */
  readonly token: string;
  /**
   * Tells the case that one of its messages was not delivered for good. Called at every such receipt, repeats
   * included, so that one the case could not be told about is told the next time: must be idempotent by message id.
   * Rejects when the case cannot be told now; Notify then tries again, five times in all.
   */
  onPermanentFailure(caseId: string, failure: DeliveryFailure): Promise<void>;
}
