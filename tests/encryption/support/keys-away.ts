import type { DataKeys } from "../../../records/crypto/data-keys.ts";
import type { SealingKey } from "../../../records/crypto/sealing-key.ts";
import type { Records } from "../../../records/records.ts";

/** Records whose keys cannot be had while they are `away`: a worker that has none of them at hand. */
export class KeysAway implements Pick<Records, "keyring"> {
  readonly keyring: Records["keyring"];
  readonly keys: DataKeys;
  away = false;
  #asked: (() => void)[] = [];

  constructor(records: Records) {
    this.keyring = records.keyring;
    const unlessAway = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
      if (!this.away) return ask();
      for (const tell of this.#asked.splice(0)) tell();
      throw new Error("The database is away");
    };
    this.keys = {
      of: (caseId: string): Promise<SealingKey> => unlessAway(() => records.keys.of(caseId)),
      find: (caseId: string): Promise<SealingKey | undefined> => unlessAway(() => records.keys.find(caseId)),
    } as DataKeys;
  }

  /** Resolves when a key was asked for in vain. */
  async askedInVain(): Promise<void> {
    return new Promise((resolve) => this.#asked.push(resolve));
  }
}
