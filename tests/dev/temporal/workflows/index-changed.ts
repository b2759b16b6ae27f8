import { sleep } from "@temporalio/workflow";

/** The workflow of the same name after a change that breaks its histories: it sleeps before it sets anything up. */
export async function dailyRuns(): Promise<void> {
  await sleep(1);
  await sleep(1);
}
