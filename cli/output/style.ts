import { styleText } from "node:util";

/** Bold and the like, where there is a terminal that shows it and nobody asked for none (`NO_COLOR`). */
export class Style {
  readonly #on: boolean;

  constructor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env) {
    this.#on = stream.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
  }

  heading(text: string): string {
    return this.#on ? styleText("bold", text, { validateStream: false }) : text;
  }

  quiet(text: string): string {
    return this.#on ? styleText("dim", text, { validateStream: false }) : text;
  }

  alarm(text: string): string {
    return this.#on ? styleText("red", text, { validateStream: false }) : text;
  }
}
