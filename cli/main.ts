#!/usr/bin/env node
import { CommanderError } from "commander";
import { EndsWith } from "./ends-with.ts";
import { EXIT } from "./exit-codes.ts";
import { problemText } from "./output/problem-text.ts";
import { Style } from "./output/style.ts";
import { fitted } from "./output/wrapped.ts";
import { createProgram } from "./program.ts";

/** `throughcare …`: see `throughcare --help`. */

// Whoever reads the output may have read enough: `throughcare list | head -1`.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.refused),
);
process.on("SIGINT", () => process.exit(EXIT.interrupted));

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = told(error);
}

/** Says what went wrong, and how the program ends. Anything unforeseen is thrown again, with its stack. */
function told(error: unknown): number {
  // Commander has said it already; help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (!(error instanceof EndsWith)) throw error;
  const { problem, message, exitCode } = error;
  const style = new Style(process.stderr);
  if (process.argv.includes("--json") && problem) console.error(JSON.stringify(problem));
  else if (problem) console.error(fitted(problemText(problem, style), process.stderr));
  else if (message !== "") console.error(fitted(style.alarm(message), process.stderr));
  return exitCode;
}
