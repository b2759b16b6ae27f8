import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { wrongUsage } from "../ends-with.ts";

/** A file, or `-` for standard input. Throws EndsWith. */
export async function givenText(source: string): Promise<string> {
  if (source === "-") return readAll(process.stdin);
  return readFile(source, "utf8").catch(() => {
    throw wrongUsage(`There is no file ${source}, or it cannot be read`);
  });
}
