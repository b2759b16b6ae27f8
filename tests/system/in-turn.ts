import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Whoever listens here has its turn; the operating system ends it with the process, however that ends. */
const TURN_PORT = 23_127;

/**
 * Does something while nobody else on this machine does it. A system chooses its ports seconds before it uses them: two
 * that start at the same moment, for two files of tests, choose the same, and may even share one's Temporal server.
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = createServer();
  while (!(await listens(turn))) await wait(200);
  try {
    return await work();
  } finally {
    turn.close();
  }
}

async function listens(server: Server): Promise<boolean> {
  server.listen({ port: TURN_PORT, host: "127.0.0.1", exclusive: true });
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false;
  }
}
