export class MasterKeyInvalid extends Error {
  override readonly name = "MasterKeyInvalid";

  constructor(bytes: number) {
    super(`A master key is 32 bytes in base64, not ${bytes}. Make one with: openssl rand -base64 32`);
  }
}

export class MasterKeyUnknown extends Error {
  override readonly name = "MasterKeyUnknown";

  constructor(id: string) {
    super(
      `Something is sealed with master key ${id}, or with a key derived from it, which is not configured. Add the retired master key after the current one.`,
    );
  }
}
