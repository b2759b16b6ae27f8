import { z } from "zod";

const WHOLE_NUMBER = /^(0|[1-9]\d{0,14})$/;

/**
 * A whole number in an address, in digits and nothing else: what JavaScript makes a number of, too (nothing at all,
 * `0x10`, `1e2`, a space), was not meant as one.
 */
export function wholeNumberField(least: number, most: number) {
  const number = z.int().min(least).max(most);
  return z.preprocess((text) => (typeof text === "string" && WHOLE_NUMBER.test(text) ? Number(text) : text), number);
}
