import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/**
 * One regular file out of a gzipped tar archive (the ustar layout: a block of headers, then the content in whole blocks).
 * Throws when the archive does not hold it.
 */
export function fileFromTarGz(archive: Buffer, wanted: string): Buffer {
  const tar = gunzipSync(archive);
  for (let at = 0; at + BLOCK <= tar.length;) {
    const name = text(tar, at, 100);
    if (name === "") break;
    const size = Number.parseInt(text(tar, at + 124, 12), 8);
    if (!Number.isSafeInteger(size) || size < 0) break;
    const content = at + BLOCK;
    if (name.replace(/^\.\//, "") === wanted) return tar.subarray(content, content + size);
    at = content + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`the archive holds no ${wanted}`);
}

function text(tar: Buffer, from: number, length: number): string {
  const field = tar.toString("latin1", from, from + length);
  const end = field.indexOf("\0");
  return (end === -1 ? field : field.slice(0, end)).trim();
}
