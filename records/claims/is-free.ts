import { sql } from "drizzle-orm";
import { claims } from "../schema/claims.ts";

/** A claim nobody holds and no event wants any more: whoever asks next has it. */
export const isFree = sql<boolean>`(not ${claims.held} and ${claims.reservedFor} = '{}')`;
