export class MessageUnknown extends Error {
  override readonly name = "MessageUnknown";

  constructor(messageId: string) {
    super(
      `There is no message ${messageId}. It is written down before it is sent: the database may have been restored from a backup.`,
    );
  }
}

/** The case's key is gone, and the address with it. */
export class MessageUnreadable extends Error {
  override readonly name = "MessageUnreadable";

  constructor(messageId: string) {
    super(
      `Message ${messageId} cannot be read any more, because the key of its case has been destroyed. Settle it as failed.`,
    );
  }
}
