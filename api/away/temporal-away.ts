/** Temporal does not answer, or not in time. */
export class TemporalAway extends Error {
  override readonly name = "TemporalAway";

  constructor() {
    super(
      "Temporal does not answer. See that it runs and can be reached; cases go on where they were when it is back.",
    );
  }
}
