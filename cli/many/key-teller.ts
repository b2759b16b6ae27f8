import type { Output } from "../output/output.ts";

/** What to do when not everybody is known to have been told. */
export function repeatWith(key: string): string {
  return `Repeat the command with --key ${key}: those that have it are not told again`;
}

/**
 * Says the key once, to be called before the first case is told, and again on Ctrl-C. A command that was interrupted
 * tells nobody twice only when it is repeated under the same one.
 */
export function keyTeller(out: Output, key: string, isNew: boolean): () => void {
  // A program that gave the key has it.
  let isTold = out.json && !isNew;
  const tell = (text: string): void =>
    void (out.json ? process.stderr.write(`${JSON.stringify({ idempotencyKey: key })}\n`) : out.note(text));
  return () => {
    if (isTold) return;
    isTold = true;
    tell(`If this is interrupted: repeat the command with --key ${key}`);
    // Before the program's own, which ends it.
    process.prependListener("SIGINT", () => tell(`\n${repeatWith(key)}`));
  };
}
