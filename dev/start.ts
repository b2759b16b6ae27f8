import { startSystem } from "./system.ts";

/** `npm start`: the whole system on this machine, until Ctrl-C. */

const begun = performance.now();
const say = (line: string): void => console.info(`  ${line}`);

console.info("Throughcare is starting");
let stopping = false;
const system = await startSystem(say).catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  const isPortTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (isPortTaken) console.error("Something else took that port just now: start again, and a free one is used");
  process.exit(1);
});

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.info("\nStopping: work under way is finished first");
  await system.stop();
  console.info("Stopped. The next start goes on where this one was.");
  process.exit(0);
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());

console.info(`
Ready after ${((performance.now() - begun) / 1000).toFixed(1)} s

  HTTP API          ${system.api}
  Try it            ${system.api}/docs
  Outbox            ${system.outbox}      every email, text and letter
  Temporal Web UI   ${system.temporalUi ?? "at your own server"}

  Token issuer      ${system.issuer}      in the place of HMPPS Auth; trusts everybody
  A token           npm run login -- hrLead      for any role; Authorize at /docs signs you in
  See it work       npm run demo
  Stop              Ctrl-C
`);

await system.running.catch(async (error: unknown) => {
  console.error(error);
  await system.stop();
  process.exit(1);
});
