/** A commit is missing between what is stored and this one. Written out of order, the record would be false. */
export class CommitOutOfOrder extends Error {
  override readonly name = "CommitOutOfOrder";

  constructor(caseId: string, sequence: number, stored: number | undefined) {
    super(
      `Case ${caseId} stands at ${stored === undefined ? "nothing" : `sequence ${stored}`}, so ${sequence} cannot be stored. ` +
        "The database may have been restored from a backup: store the missing commits first.",
    );
  }
}

/**
 * Another commit of this sequence is stored, and nobody knows yet which of the two the case's history will have. What is
 * stored is replaced only by one that is in the history.
 */
export class OtherCommitStored extends Error {
  override readonly name = "OtherCommitStored";

  constructor(caseId: string, sequence: number) {
    super(
      `Case ${caseId} has another commit of sequence ${sequence}: the workflow task that stored it was lost. ` +
        "It is replaced by an ordinary activity, which the case schedules next.",
    );
  }
}

export class OpeningMissing extends Error {
  override readonly name = "OpeningMissing";

  constructor(caseId: string) {
    super(`The first commit of case ${caseId} does not say who and what the case is about. Give it an opening.`);
  }
}
