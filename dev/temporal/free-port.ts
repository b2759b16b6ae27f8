import { createServer, type Server } from "node:net";

export interface ChosenPort {
  readonly port: number;
  /** Set when the wanted port was taken: the caller says so. */
  readonly insteadOf?: number | undefined;
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

export interface HeldPort extends ChosenPort {
  /** Gives the port to whoever listens next: do so at once. Again does nothing. */
  release(): Promise<void>;
}

/** The same, held until it is used, so that no other program takes it meanwhile. Who connects is turned away. */
export async function heldPort(wanted: number): Promise<HeldPort> {
  for (const asked of [wanted, 0]) {
    const server = await listening(asked);
    const address = server?.address();
    if (!server || typeof address !== "object" || !address) continue;
    server.on("connection", (connection) => connection.destroy());
    const release = async (): Promise<void> => new Promise((released) => server.close(() => released()));
    return { port: address.port, ...(asked !== wanted && { insteadOf: wanted }), release };
  }
  throw new NoFreePort();
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
async function listenOnce(port: number): Promise<number | undefined> {
  const server = await listening(port);
  const address = server?.address();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  return typeof address === "object" ? address?.port : undefined;
}

function listening(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve(server));
  });
}
