import type { Asker } from "../../../cli/body/asker.ts";

/**
 * Answers what it was told, by the beginning of the question; notes every question, every text that was refused, and
 * which texts may have several lines.
 */
export function scriptedAsker(answers: Readonly<Record<string, unknown>>): {
  readonly asker: Asker;
  readonly asked: string[];
  readonly linesAsked: string[];
} {
  const asked: string[] = [];
  const linesAsked: string[] = [];
  const answer = (message: string): unknown => {
    asked.push(message);
    const found = Object.entries(answers).find(([beginning]) => message.startsWith(beginning));
    if (!found) throw new Error(`Nobody expected: ${message}`);
    const [, value] = found;
    return Array.isArray(value) ? value.shift() : value;
  };
  const chosen = <Value>(
    label: unknown,
    choices: readonly { readonly value: Value; readonly label: string }[],
  ): Value => {
    const found = choices.find((choice) => choice.label.startsWith(String(label)));
    if (!found) throw new Error(`No ${String(label)} among ${choices.map((choice) => choice.label).join(", ")}`);
    return found.value;
  };
  const text: Asker["text"] = async (message, _hint, check) => {
    for (;;) {
      const given = String(answer(message));
      const fault = check(given);
      if (fault === undefined) return given;
      asked.push(`! ${fault}`);
    }
  };
  const asker: Asker = {
    text,
    lines: (message, hint, check) => {
      linesAsked.push(message);
      return text(message, hint, check);
    },
    one: async (message, choices) => chosen(answer(message), choices),
    several: async (message, choices) => {
      const labels = answer(message) as ReadonlySet<string>;
      return [...labels].map((label) => chosen(label, choices));
    },
    yesOrNo: async (message) => answer(message) === true,
  };
  return { asker, asked, linesAsked };
}
