/** The case was made unreadable: nothing more can be written to it. */
export class CaseKeyDestroyed extends Error {
  override readonly name = "CaseKeyDestroyed";

  constructor(caseId: string) {
    super(
      `The key of case ${caseId} has been destroyed, so nothing more can be written to it. End its workflow; start a new case if there is work left.`,
    );
  }
}
