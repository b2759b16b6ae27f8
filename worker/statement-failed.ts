import type { DrizzleQueryError } from "drizzle-orm";

/** A statement of the records failed: its code, without its text and parameters. Tried again like any other fault. */
export class StatementFailed extends Error {
  override readonly name = "StatementFailed";

  constructor({ cause, stack = "" }: DrizzleQueryError) {
    const { code } = (cause ?? {}) as { readonly code?: unknown };
    super(`A statement of the records failed: ${typeof code === "string" ? code : "no code"}`);
    const places = stack.split("\n").filter((line) => line.startsWith("    at "));
    this.stack = [`${this.name}: ${this.message}`, ...places].join("\n");
  }
}
