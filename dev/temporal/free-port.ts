import { createServer } from "node:net";

export interface ChosenPort {
  readonly port: number;
  /** Set when the wanted port was taken: the caller says so. */
  readonly insteadOf?: number;
}

/** The wanted port if it is free on 127.0.0.1, else one that is. 0 asks for any. */
export async function portOrFree(wanted: number): Promise<ChosenPort> {
  const port = await listenOnce(wanted);
  if (port !== undefined) return { port };
  const free = await listenOnce(0);
  if (free === undefined) throw new NoFreePort();
  return { port: free, insteadOf: wanted };
}

export async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** Not even the operating system has a port to give. */
export class NoFreePort extends Error {
  override readonly name = "NoFreePort";

  constructor() {
    super(
      "No port is free on 127.0.0.1. Stop programs that hold many connections, or see whether this machine allows listening.",
    );
  }
}

/** The port that could be listened on, or `undefined` if it is taken (or not allowed). */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}
