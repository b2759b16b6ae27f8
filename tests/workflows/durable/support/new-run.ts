import { CONTINUE_AS_NEW } from "../../../../workflows/interpreter/inbox.ts";
import type { CaseHandle } from "./rig.ts";

/** Asks for a new run and waits until the case is in it. */
export async function toANewRun(handle: CaseHandle): Promise<void> {
  const { runId } = await handle.describe();
  await handle.signal(CONTINUE_AS_NEW);
  while ((await handle.describe()).runId === runId);
}
