import { sweepUploads } from "../../records/imports/sweep-uploads.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { faultLine } from "../../cases/fault-line.ts";

const HOUR_MS = 3_600_000;

/** Longer than any request may take to arrive: what began before that and is not whole, nobody sends any more. */
const GIVEN_UP_AFTER_MS = HOUR_MS;

/** Sweeps, now and every hour, what a killed process left of files that were coming in. */
export function sweepEveryHour(app: Api, { service: { records } }: ApiDeps): void {
  let sweeping = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      const swept = await sweepUploads(records, Date.now() - GIVEN_UP_AFTER_MS);
      if (swept > 0) app.log.info({ swept }, "uploads swept");
    } catch (error) {
      app.log.warn(faultLine(error), "uploads not swept");
    }
  };
  const next = (): void => void (sweeping = sweeping.then(sweep));
  const timer = setInterval(next, HOUR_MS).unref();
  app.addHook("onReady", async () => next());
  app.addHook("onClose", async () => {
    clearInterval(timer);
    await sweeping;
  });
}
