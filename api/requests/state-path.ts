import { z } from "zod";

/** The dotted path of a state. */
export const statePath = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/, "Must be the dotted path of a state")
  .max(200);
