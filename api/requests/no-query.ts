import { z } from "zod";

/** Nothing is asked in the address: a parameter that would be ignored is refused. */
export const noQuery = z.strictObject({});
