export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** Somebody who can be asked. Rejects with EndsWith when they leave. */
export interface Asker {
  /** `check` answers with what is wrong with a text, or nothing. */
  text(message: string, hint: string, check: (text: string) => string | undefined): Promise<string>;
  /** A text that may have several lines. */
  lines(message: string, hint: string, check: (text: string) => string | undefined): Promise<string>;
  one<Value>(message: string, choices: readonly Choice<Value>[]): Promise<Value>;
  several<Value>(message: string, choices: readonly Choice<Value>[]): Promise<readonly Value[]>;
  yesOrNo(message: string, otherwise: boolean): Promise<boolean>;
}
