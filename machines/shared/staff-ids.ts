/**
 * The id of a member of staff as ids are compared: `priya_nair` is `PRIYA_NAIR`, as it is to whoever types it. Only the
 * letters A to Z, so that this process and the database, which has the same rule, never disagree.
 */
export function staffIdCompared(id: string): string {
  return id.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether a list names somebody by one of their ids. */
export function namesOneOf(list: readonly string[], staffIds: readonly string[]): boolean {
  const named = new Set(list.map(staffIdCompared));
  return staffIds.some((id) => named.has(staffIdCompared(id)));
}
