import { isRecordsAway } from "./records-away.ts";

/** What was read; nothing when the records are away. For reads after something has been accepted, which still stands. */
export async function ifRecordsAnswer<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isRecordsAway(error)) return undefined;
    throw error;
  }
}
