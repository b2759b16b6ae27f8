/** Another process owns the directory. PGlite itself would let both in and lose what one of them commits. */
export class RecordsInUse extends Error {
  override readonly name = "RecordsInUse";
  readonly pid: number;

  constructor(lockFile: string, holder: { readonly pid: number; readonly host: string }, elsewhere: boolean) {
    super(
      elsewhere
        ? `The records are held by process ${holder.pid} on another machine or in another container (${holder.host}). ` +
            `Stop it there; if it is gone for certain, delete ${lockFile}.`
        : `The records are held by process ${holder.pid}. Stop it, or reach the records through its API: ` +
            "only one process at a time can open them. To share them, set DATABASE_URL to a PostgreSQL.",
    );
    this.pid = holder.pid;
  }
}
