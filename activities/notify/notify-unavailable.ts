/**
 * Notify did not do what it was asked, and may the next time: try again.
 *
 * When `answerLost`, Notify may have accepted the message all the same: look its reference up before sending it again.
 */
export class NotifyUnavailable extends Error {
  override readonly name = "NotifyUnavailable";
  readonly answerLost: boolean;

  constructor(reason: string, options: { readonly answerLost: boolean }) {
    const lost = options.answerLost ? " It may have accepted the message: look it up before sending again." : "";
    super(`${reason}.${lost}`);
    this.answerLost = options.answerLost;
  }
}
