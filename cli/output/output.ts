import { Style } from "./style.ts";
import { table } from "./table.ts";

/** What a command says: data on standard output, as tables or JSON, and everything else on standard error. */
export class Output {
  readonly json: boolean;
  readonly style = new Style(process.stdout);

  constructor({ json }: { readonly json: boolean }) {
    this.json = json;
  }

  line(text = ""): void {
    process.stdout.write(`${text}\n`);
  }

  /** One line each, so that a program may read one answer after the other. */
  data(value: unknown): void {
    this.line(process.stdout.isTTY ? JSON.stringify(value, null, 2) : JSON.stringify(value));
  }

  table(headings: readonly string[], rows: readonly (readonly (string | undefined)[])[]): void {
    this.line(
      table(headings, rows, this.style, process.stdout.isTTY ? process.stdout.columns || undefined : undefined),
    );
  }

  /** For people only: neither data nor an error. */
  note(text: string): void {
    if (!this.json) process.stderr.write(`${text}\n`);
  }
}
