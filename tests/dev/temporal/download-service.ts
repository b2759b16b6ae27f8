import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

export interface DownloadService {
  readonly url: string;
  /** Paths with their queries, in the order they were asked for. */
  readonly asked: readonly string[];
}

/** Temporal's download service, with an archive of one file `temporal`. Ends with the test. */
export async function downloadService(script: string): Promise<DownloadService> {
  const archive = gzipSync(Buffer.concat([tarred("LICENSE", "MIT\n"), tarred("temporal", script), Buffer.alloc(1024)]));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url?.startsWith("/cli/")) {
      response.setHeader("content-type", "application/json");
      return response.end(JSON.stringify({ archiveUrl: `${url}/temporal.tar.gz`, fileToExtract: "temporal" }));
    }
    return response.setHeader("content-length", archive.length).end(archive);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, asked };
}

function tarred(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write("0", 156);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}
