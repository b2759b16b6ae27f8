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

/** Cases that belong together do not come to rest: one goes on telling another, or nobody does what it asks for. */
export class CasesStillAtWork extends Error {
  override readonly name = "CasesStillAtWork";

  constructor(caseIds: readonly string[], withinMs: number) {
    const which = caseIds.length === 0 ? "Cases that belong together" : caseIds.slice(0, 3).join(", ");
    super(
      `${which} did not come to rest within ${Math.round(withinMs / 1000)} seconds: what one tells another must arrive before the clock moves. ` +
        "See that a worker runs, and in Temporal UI which of their activities are pending.",
    );
  }
}

/** Every case that would be moved stands at the instant already, or beyond it. */
export class OnlyForward extends Error {
  override readonly name = "OnlyForward";

  constructor() {
    super("The clock of a case only moves forward");
  }
}
