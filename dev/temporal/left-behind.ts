import { commandLine, stillRuns } from "./process-identity.ts";
import { readServerNote, removeServerNote } from "./server-note.ts";
import { stopProcess } from "./stop-process.ts";

/** Another start that still runs has this database open. Two servers on one file would ruin it. */
export class DevServerInUse extends Error {
  override readonly name = "DevServerInUse";

  constructor(ownerPid: number, dbFile: string) {
    super(
      `Process ${ownerPid} is using ${dbFile}. Stop that start first (Ctrl-C in its terminal, or "kill ${ownerPid}").`,
    );
  }
}

/**
 * A start that was killed outright (kill -9, a closed machine) leaves its server running with the database file open.
 * If that very process still runs, by id, start time and command line, it is stopped and a line says so.
 * Throws {@link DevServerInUse} when the start it belongs to still runs.
 */
export async function stopLeftBehind(dbFile: string, say: (line: string) => void): Promise<void> {
  const note = await readServerNote(dbFile);
  if (!note) return;
  if ((await stillRuns(note)) && (await commandLine(note.pid)).includes(dbFile)) {
    const ownServer = note.owner.pid === process.pid;
    if (ownServer || (await stillRuns(note.owner))) throw new DevServerInUse(note.owner.pid, dbFile);
    say(`Stopping the Temporal server (process ${note.pid}) that an earlier start left behind`);
    await stopProcess(note);
  }
  await removeServerNote(dbFile);
}
