import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedReceipt {
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The service's side of delivery receipts: notes each and answers with the given statuses in turn, the last one for ever. */
export async function receiptsEndpoint(
  ...answers: readonly number[]
): Promise<{ url: string; received: readonly ReceivedReceipt[] }> {
  const received: ReceivedReceipt[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as ReceivedReceipt["body"];
      received.push({ authorization: request.headers.authorization, body });
      response.writeHead(answers[received.length - 1] ?? answers.at(-1) ?? 204).end();
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify/receipts`, received };
}
