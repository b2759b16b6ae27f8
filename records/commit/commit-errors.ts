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

export class OpeningMissing extends Error {
  override readonly name = "OpeningMissing";

  constructor(caseId: string) {
    super(`The first commit of case ${caseId} does not say who and what the case is about. Give it an opening.`);
  }
}
