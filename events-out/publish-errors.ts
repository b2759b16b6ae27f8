/** The consumer will never take this event as it is. Find out why at its side, then let parked events be retried. */
export class PublishRefused extends Error {
  override readonly name = "PublishRefused";

  constructor(answer: string) {
    super(`The consumer refused it: ${answer}`);
  }
}

/** The consumer could not be reached, or cannot take anything now. It is tried again. */
export class PublishFailed extends Error {
  override readonly name = "PublishFailed";

  constructor(why: string) {
    super(`The consumer did not take it: ${why}`);
  }
}

/**
 * What may be stored and logged of an error: our own words, or the name and code of another's. What a consumer answers
 * may repeat the event, and the event names a person.
 */
export function withoutPersonalData(error: unknown): string {
  if (error instanceof PublishRefused || error instanceof PublishFailed) return error.message;
  if (!(error instanceof Error)) return "unknown";
  const { code } = (error.cause instanceof Error ? error.cause : error) as { readonly code?: unknown };
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
