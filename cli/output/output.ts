import { Style } from "./style.ts";
import { table, type Cell, type Column } from "./table.ts";
import { fitted } from "./wrapped.ts";

/** What a command says: data on standard output, as tables or JSON, and everything else on standard error. */
export class Output {
  readonly json: boolean;
  readonly style = new Style(process.stdout);

  constructor({ json }: { readonly json: boolean }) {
    this.json = json;
  }

  /** Characters in a line of the terminal; no limit where there is none. */
  get room(): number {
    return (process.stdout.isTTY && process.stdout.columns) || Infinity;
  }

  line(text = ""): void {
    process.stdout.write(`${text}\n`);
  }

  /** One line each, so that a program may read one answer after the other. */
  data(value: unknown): void {
    this.line(process.stdout.isTTY ? JSON.stringify(value, null, 2) : JSON.stringify(value));
  }

  table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
    this.line(table(columns, rows, this.style, this.room));
  }

  /** For people only: neither data nor an error. */
  note(text: string): void {
    if (!this.json) process.stderr.write(`${fitted(text, process.stderr)}\n`);
  }
}
