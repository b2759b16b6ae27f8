import { styleText } from "node:util";

/** What a text is, so that a colour always means the same. */
export type Tone = "heading" | "quiet" | "good" | "warning" | "alarm";

const LOOKS = { heading: "bold", quiet: "dim", good: "green", warning: "yellow", alarm: "red" } as const;

/** Colours and the like, where there is a terminal that shows them and nobody asked for none (`NO_COLOR`). */
export class Style {
  readonly #on: boolean;

  constructor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env) {
    this.#on = stream.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
  }

  as(tone: Tone | undefined, text: string): string {
    return this.#on && tone !== undefined && text !== ""
      ? styleText(LOOKS[tone], text, { validateStream: false })
      : text;
  }

  heading(text: string): string {
    return this.as("heading", text);
  }

  quiet(text: string): string {
    return this.as("quiet", text);
  }

  alarm(text: string): string {
    return this.as("alarm", text);
  }
}
