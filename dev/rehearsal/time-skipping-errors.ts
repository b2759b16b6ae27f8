/** The workflow has ended, or there never was one of this id: there is no clock to move. */
export class NothingToMove extends Error {
  override readonly name = "NothingToMove";

  constructor(workflowId: string, options?: ErrorOptions) {
    super(
      `${workflowId} has ended or does not exist, so its clock cannot be moved. Start a new rehearsal to go on.`,
      options,
    );
  }
}

/** Something else settled the move, most often another move of the same case at the same time. */
export class FastForwardFailed extends Error {
  override readonly name = "FastForwardFailed";

  constructor(workflowId: string, reason: string) {
    super(
      `Moving ${workflowId} ahead failed: ${reason}. Move a case once at a time; look at where its clock is, and move it again.`,
    );
  }
}

/** The clock does not reach its target: something is at work that does not end. */
export class FastForwardStuck extends Error {
  override readonly name = "FastForwardStuck";

  constructor(workflowId: string, withinMs: number) {
    super(
      `${workflowId} did not arrive within ${Math.round(withinMs / 1000)} seconds. Time waits while a workflow task or an activity runs: ` +
        "see that a worker runs for its task queue, and in Temporal UI what it is doing.",
    );
  }
}
