import { Option } from "commander";

/** An option that may be given several times. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be given several times`)
    .argParser((value, before: readonly string[]) => [...before, value])
    .default([], "none");
}
