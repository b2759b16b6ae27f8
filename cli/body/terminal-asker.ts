import {
  autocomplete,
  autocompleteMultiselect,
  confirm,
  isCancel,
  multiline,
  multiselect,
  select,
  text,
  type Option,
  type TextOptions,
} from "@clack/prompts";
import { EndsWith } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";
import { plain } from "../output/plain.ts";
import type { Asker, Choice } from "./asker.ts";

/** On standard error, so that standard output has the answer of the API and nothing else. */
const output = process.stderr;

/** Of more choices than these one is found by typing a part of it. */
const MANY = 7;

/** Asks the person at the terminal. */
export const terminalAsker: Asker = {
  text: async (message, hint, check) => answered(await text(typed(plain(message), hint, check))).trim(),
  // Enter is part of the text, and so is an empty line: what is pasted has both.
  lines: async (message, hint, check) => {
    const asked = typed(`${plain(message)}\n   Enter begins a line; Tab and then Enter ends the text`, hint, check);
    return answered(await multiline({ ...asked, showSubmit: true })).trim();
  },
  one: async (message, choices) => {
    const asked = { message: plain(message), options: byNumber(choices), output };
    return pick(choices, answered(await (choices.length > MANY ? autocomplete(asked) : select(asked))));
  },
  several: async (message, choices) => {
    const asked = { message: plain(message), options: byNumber(choices), required: false, output };
    const numbers = choices.length > MANY ? await autocompleteMultiselect(asked) : await multiselect(asked);
    return answered(numbers).map((number) => pick(choices, number));
  },
  yesOrNo: async (message, otherwise) =>
    answered(await confirm({ message: plain(message), initialValue: otherwise, output })),
};

function typed(message: string, hint: string, check: (text: string) => string | undefined): TextOptions {
  return {
    message,
    ...(hint !== "" && { placeholder: `such as ${plain(hint)}` }),
    output,
    validate: (value) => check(value?.trim() ?? ""),
  };
}

function byNumber(choices: readonly Choice<unknown>[]): Option<number>[] {
  return choices.map(({ label }, value) => ({ value, label: plain(label) }));
}

function pick<Value>(choices: readonly Choice<Value>[], number: number): Value {
  return (choices[number] as Choice<Value>).value;
}

function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value)) throw new EndsWith(EXIT.interrupted, "Given up; nothing was sent");
  return value as Exclude<Value, symbol>;
}
