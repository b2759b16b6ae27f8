interface Missing {
  readonly missing: readonly string[];
  readonly malformed: readonly string[];
  /** The configuration is not a JSON object at all. */
  readonly unreadable?: boolean;
}

/** The service cannot start: messages could not be sent. An operator completes the configuration. */
export class TemplateIdsMissing extends Error {
  override readonly name = "TemplateIdsMissing";
  readonly missing: readonly string[];
  readonly malformed: readonly string[];

  constructor({ missing, malformed, unreadable }: Missing) {
    super(
      [
        "The Notify template ids are not complete.",
        ...(unreadable === true ? ["The configuration must be a JSON object of template key to id."] : []),
        ...(missing.length > 0 ? [`Missing: ${missing.join(", ")}.`] : []),
        ...(malformed.length > 0 ? [`Not a UUID: ${malformed.join(", ")}.`] : []),
      ].join(" "),
    );
    this.missing = missing;
    this.malformed = malformed;
  }
}
