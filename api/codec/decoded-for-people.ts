import { defaultPayloadConverter, type Payload, type PayloadCodec } from "@temporalio/common";
import { CaseUnreadable } from "../../codec/case-unreadable.ts";
import { NotSealed, SealBroken, SealedWithAnotherKey } from "../../records/crypto/envelope-errors.ts";
import { MasterKeyUnknown } from "../../records/crypto/keyring-errors.ts";

/** Errors that will be the same next time; their messages name ids only. */
const FOR_GOOD = [CaseUnreadable, MasterKeyUnknown, NotSealed, SealBroken, SealedWithAnotherKey];

/**
 * Decrypts for the Web UI, which shows nothing at all when one payload fails: in the place of what cannot be read
 * stands why. Throws what the database says when it is away.
 */
export async function decodedForPeople(codec: PayloadCodec, payloads: readonly Payload[]): Promise<Payload[]> {
  return Promise.all(
    payloads.map(async (payload) => {
      try {
        const [decoded] = await codec.decode([payload]);
        return decoded ?? payload;
      } catch (error) {
        if (!FOR_GOOD.some((kind) => error instanceof kind)) throw error;
        return defaultPayloadConverter.toPayload(`Unreadable. ${(error as Error).message}`);
      }
    }),
  );
}
