import { runningHere } from "../running-note.ts";
import { startSystem, type System } from "../system.ts";
import { DemoApi } from "./api.ts";
import { Narrator } from "./narrator.ts";
import { signInAt } from "./sign-in.ts";
import { chosenStories } from "./stories.ts";

/**
 * `npm run demo`: one person through every process, from the first event to the last; `npm run demo -- --process emTag`
 * one alone. Uses the system that runs, or brings one up for as long as it takes.
 */

const chosen = chosenStories();
const begun = performance.now();
const here = await runningHere();
const own = here ? undefined : await bringUp();
const system = here ?? (own as System);
const api = new DemoApi(system.api, signInAt(system.issuer));
const narrator = new Narrator(api);
try {
  for (const story of chosen) await story.tell(api, narrator);
  narrator.say(`Done in ${((performance.now() - begun) / 1000).toFixed(0)} seconds`);
  narrator.note(`Every email and letter: ${system.outbox}`);
  if (system.temporalUi !== undefined) narrator.note(`Every case in Temporal: ${system.temporalUi}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
if (own) await leave(own);

async function bringUp(): Promise<System> {
  console.info("No system is running here: bringing one up");
  return startSystem((line) => console.info(`  ${line}`));
}

/** At a terminal the pages stay up to be looked at; a script gets its prompt back. */
async function leave(started: System): Promise<void> {
  if (process.stdout.isTTY) {
    narrator.note("The system stays up for you to look around; Ctrl-C stops it. `npm start` brings it back.");
    await new Promise<void>((resolve) => process.once("SIGINT", () => resolve()).once("SIGTERM", () => resolve()));
  } else narrator.note("The system is stopped again; `npm start` brings it back, with these cases.");
  await started.stop();
  process.exit();
}
