/** Real milliseconds without a single byte after which a download is given up. */
const STALLED_AFTER_MS = 20_000;

/** Loads a file into memory and says how far it is, at most once per tenth of it (or per 16 MB if its size is unknown). */
export async function downloadWithProgress(url: string, name: string, say: (line: string) => void): Promise<Buffer> {
  const stalled = new AbortController();
  const giveUp = (): void => stalled.abort(new Error(`no data for ${STALLED_AFTER_MS / 1000} seconds`));
  let patience = setTimeout(giveUp, STALLED_AFTER_MS);
  try {
    const answer = await fetch(url, { signal: stalled.signal });
    if (!answer.ok || !answer.body) throw new Error(`${new URL(url).host} answered ${answer.status}`);
    const size = Number(answer.headers.get("content-length")) || undefined;
    const chunks: Uint8Array[] = [];
    let received = 0;
    let said = 0;
    for await (const chunk of answer.body) {
      clearTimeout(patience);
      patience = setTimeout(giveUp, STALLED_AFTER_MS);
      chunks.push(chunk);
      received += chunk.byteLength;
      const step = size ? Math.floor((received / size) * 10) : Math.floor(received / 16_000_000);
      if (step > said) say(`${name}: ${progress(received, size)}`);
      said = step;
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(patience);
  }
}

function progress(received: number, size: number | undefined): string {
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
  if (size === undefined) return `${megabytes(received)} MB`;
  return `${Math.floor((received / size) * 100)} % of ${megabytes(size)} MB`;
}
