import { createServer, type AddressInfo, type Server } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { heldPort, portOrFree } from "../../../dev/temporal/free-port.ts";

it("gives the wanted port while it is free", async () => {
  const { port } = await portOrFree(0);
  expect(await portOrFree(port)).toEqual({ port });
});

it("gives another one and names the wanted one when somebody listens on it", async () => {
  const taken = await listening();
  const chosen = await portOrFree(taken);
  expect(chosen.insteadOf).toBe(taken);
  expect(chosen.port).not.toBe(taken);
});

it("holds a port that is nobody else's until it is released", async () => {
  const held = await heldPort(0);
  expect(await portOrFree(held.port)).toMatchObject({ insteadOf: held.port });
  const other = await heldPort(held.port);
  expect(other).toMatchObject({ insteadOf: held.port });
  await other.release();
  await held.release();
  await held.release();
  expect(await portOrFree(held.port)).toEqual({ port: held.port });
});

async function listening(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
