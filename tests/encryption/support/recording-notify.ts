import { NotifyUnavailable } from "../../../activities/notify/notify-unavailable.ts";
import type { Notify, Outgoing } from "../../../activities/notify/notify.ts";

/** Remembers what it was asked to send. */
export class RecordingNotify implements Notify {
  readonly sent: Outgoing[] = [];
  /** Why the next message is not taken the first time. */
  refuseOnce: ((message: Outgoing) => Error) | undefined;

  async send(message: Outgoing): Promise<{ readonly notifyId: string }> {
    const refusal = this.refuseOnce?.(message);
    this.refuseOnce = undefined;
    if (refusal) throw refusal;
    this.sent.push(message);
    return { notifyId: message.reference };
  }

  async findByReference(): Promise<undefined> {
    return undefined;
  }

  async statusOf(): Promise<string> {
    return "delivered";
  }
}

/** What an outage looks like when its words quote whom the message was for. */
export function outageQuoting({ address }: Outgoing): NotifyUnavailable {
  return new NotifyUnavailable(`Could not write to ${JSON.stringify(address)}`, { answerLost: false });
}
