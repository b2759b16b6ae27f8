import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface HttpRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A consumer over HTTP for one test. `answer` says what each request gets; none, and it is left hanging. */
export async function aConsumer(
  answer: (request: HttpRequest) => HttpAnswer | undefined,
): Promise<{ readonly url: string; readonly requests: readonly HttpRequest[] }> {
  const requests: HttpRequest[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = "", headers } = request;
      const read = { method, headers, body: Buffer.concat(chunks).toString("utf8") };
      requests.push(read);
      const given = answer(read);
      if (given) response.writeHead(given.status, given.headers).end(given.body);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
