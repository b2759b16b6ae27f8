import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const Identity = z.object({ pid: z.int().positive(), startTime: z.string().min(1) });

/** Which server holds a database file, kept beside the file so that the next start can find one that was left behind. */
const ServerNote = z.object({
  ...Identity.shape,
  /** The process that started the server. */
  owner: Identity,
  port: z.int(),
  uiPort: z.int().optional(),
  dbFile: z.string(),
});
export type ServerNote = z.infer<typeof ServerNote>;

/** `temporal.json` in the folder of the database file. */
export function noteFile(dbFile: string): string {
  return path.join(path.dirname(dbFile), "temporal.json");
}

/** What the last start wrote; `undefined` when there is none or it cannot be read, which is no reason not to start. */
export async function readServerNote(dbFile: string): Promise<ServerNote | undefined> {
  try {
    const note = ServerNote.parse(JSON.parse(await readFile(noteFile(dbFile), "utf8")));
    return note.dbFile === dbFile ? note : undefined;
  } catch {
    return undefined;
  }
}

/** Written whole or not at all. */
export async function writeServerNote(note: ServerNote): Promise<void> {
  const file = noteFile(note.dbFile);
  await writeFile(`${file}.new`, `${JSON.stringify(note, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

export async function removeServerNote(dbFile: string): Promise<void> {
  await rm(noteFile(dbFile), { force: true });
}
