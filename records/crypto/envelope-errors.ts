export class NotSealed extends Error {
  override readonly name = "NotSealed";

  constructor() {
    super(
      "These bytes were not sealed by this service, or by a newer version of it. Upgrade, or find out who wrote them.",
    );
  }
}

export class SealedWithAnotherKey extends Error {
  override readonly name = "SealedWithAnotherKey";

  constructor(sealedWith: string, tried: string) {
    super(
      `Sealed with key ${sealedWith}, opened with ${tried}: the value belongs to another case or to a destroyed key.`,
    );
  }
}

export class SealBroken extends Error {
  override readonly name = "SealBroken";

  constructor() {
    super(
      "A sealed value has been altered or moved to another case. Restore it from a backup, and find out who wrote to it.",
    );
  }
}
