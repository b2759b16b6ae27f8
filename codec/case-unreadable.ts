/** What Temporal holds of the case cannot be decrypted: its key has been destroyed, or is in other records than these. */
export class CaseUnreadable extends Error {
  override readonly name = "CaseUnreadable";

  constructor(caseId: string) {
    super(
      `The key of case ${caseId} has been destroyed or is not in these records, so what Temporal holds of it cannot be read. ` +
        "Terminate its workflow, or connect this service to the records the case was started with.",
    );
  }
}
