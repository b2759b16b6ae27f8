import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Act = (response: ServerResponse) => void;

/** Answers as it is told, one act for each request and the last one for ever: what a network does on a bad day. */
export class UnsteadyServer {
  readonly #server: Server;
  readonly #acts: Act[];
  readonly received: Received[] = [];

  private constructor(acts: readonly Act[]) {
    this.#acts = [...acts];
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(...acts: readonly Act[]): Promise<UnsteadyServer> {
    const server = new UnsteadyServer(acts);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
    const act = this.#acts.length > 1 ? this.#acts.shift() : this.#acts[0];
    act?.(response);
  }
}

export function answers(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Act {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

/** As the API tells a problem. */
export function tellsProblem(status: number, kind: string, headers: Readonly<Record<string, string>> = {}): Act {
  const body = { type: `urn:throughcare:problem:${kind}`, title: "Not now", status, detail: "Ask again" };
  return answers(status, body, headers);
}

/** The connection breaks before there is an answer. */
export const breaksOff: Act = (response) => void response.destroy();

export const saysNothing: Act = () => {};
