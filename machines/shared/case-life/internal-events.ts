/** What reaches a machine from the interpreter and from itself; none of it can be sent from outside. */

/** A message of the case's own could not be delivered. */
export type MessageFailed = {
  readonly type: "messageFailed";
  /** `<case>/<number of the entry that sent it>.<ordinal>`. */
  readonly messageId: string;
  readonly template: string;
  readonly to: string;
  readonly reason: string;
};

/** Another case answered what this one told it. */
export type CaseTold = {
  readonly type: "caseTold";
  readonly caseId: string;
  /** The key the telling had. */
  readonly key: string;
  readonly accepted: boolean;
  /** Why not, in words; empty when it was accepted. */
  readonly reasons: readonly string[];
};

/** Open alerts sound again. */
export type AlertAgain = { readonly type: "alertAgain" };

export type InternalEvent = MessageFailed | CaseTold | AlertAgain;
