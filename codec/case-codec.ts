import type { Payload, PayloadCodec, SerializationContext } from "@temporalio/common";
import type { SealingKey } from "../records/crypto/sealing-key.ts";
import type { Records } from "../records/records.ts";
import { OF_FAILED_ACTIVITY } from "../workflows/failure-converter.ts";
import { CaseUnreadable } from "./case-unreadable.ts";
import { decrypted, encrypted, isEncrypted, isNothing, sealedBy } from "./encrypted-payload.ts";

interface Sealer {
  readonly key: SealingKey;
  readonly caseId?: string;
}

/**
 * Encrypts every payload with the key of the case it belongs to, so that a case can be made unreadable in Temporal too.
 * Two kinds of payload are sealed for the service instead, under a key derived from the master key:
 *
 * - The failure of a workflow task comes without a case (SDK 1.24). It is what a bug said, not case data.
 * - The failure of an activity whose case's key cannot be had, because records are away or the key is destroyed. The SDK
 *   encodes it where nobody catches: an error there would end the worker.
 *
 * Everything else throws when the key cannot be had. A workflow task that fails so is tried again by Temporal, and the
 * case goes on when records are back.
 */
export class CaseCodec implements PayloadCodec {
  readonly #records: Pick<Records, "keyring" | "keys">;

  constructor(records: Pick<Records, "keyring" | "keys">) {
    this.#records = records;
  }

  /** Throws CaseKeyDestroyed, and what the database says when it is away. */
  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#encoded(payload, context?.workflowId)));
  }

  /**
   * What was never encrypted is left as it is: histories from before. Throws CaseUnreadable, and what the database says
   * when it is away.
   */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(
      payloads.map(async (payload) =>
        isEncrypted(payload) ? decrypted(await this.#opener(payload), payload) : payload,
      ),
    );
  }

  async #encoded(payload: Payload, caseId: string | undefined): Promise<Payload> {
    if (isNothing(payload)) return payload;
    const { [OF_FAILED_ACTIVITY]: mark, ...metadata } = payload.metadata ?? {};
    const sealer = await this.#sealer(caseId, mark !== undefined);
    return encrypted(sealer.key, { ...payload, metadata }, sealer.caseId);
  }

  async #sealer(caseId: string | undefined, isOfFailedActivity: boolean): Promise<Sealer> {
    const forService = { key: this.#records.keyring.service.current };
    if (caseId === undefined) return forService;
    try {
      return { key: await this.#records.keys.of(caseId), caseId };
    } catch (error) {
      if (isOfFailedActivity) return forService;
      throw error;
    }
  }

  async #opener(payload: Payload): Promise<SealingKey> {
    const by = sealedBy(payload);
    if ("keyId" in by) return this.#records.keyring.service.byId(by.keyId);
    const key = await this.#records.keys.find(by.caseId);
    if (!key) throw new CaseUnreadable(by.caseId);
    return key;
  }
}
