import { InvalidArgumentError, Option } from "commander";

const MOST = 200;

/** An option that is a number of items on a page. */
export function numberOption(flags: string, description: string, otherwise: number): Option {
  return new Option(flags, description)
    .argParser((text) => {
      const value = Number(text);
      if (!Number.isInteger(value) || value < 1 || value > MOST)
        throw new InvalidArgumentError(`Must be 1 to ${MOST}.`);
      return value;
    })
    .default(otherwise);
}
