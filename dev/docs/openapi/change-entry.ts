/** How a breaking change is written down in `docs/api-changes.md`. `date` is the London date of the change. */
export function changeEntry(date: string, reason: string, changes: readonly string[]): string {
  return [`\n## ${date}: ${reason}\n`, ...changes.map((change) => `- \`${change.replaceAll("`", "'")}\``), ""].join(
    "\n",
  );
}
