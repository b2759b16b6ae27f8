import { fastify } from "fastify";
import { notifyApi } from "./api/notify-api.ts";
import type { NotifyService } from "./api/notify-service.ts";
import { Delivery } from "./delivery/delivery.ts";
import { DEFAULT_PACE } from "./delivery/pace.ts";
import type { EmulatorOptions } from "./emulator-options.ts";
import { controlRoutes } from "./failures/control-routes.ts";
import { FailureSwitch } from "./failures/failure-switch.ts";
import { MessageStore } from "./messages/message-store.ts";
import { outboxPages } from "./outbox/outbox-pages.ts";

const NOTIFY_LIMIT_PER_MINUTE = 3_000;

export interface RunningEmulator {
  /** `http://127.0.0.1:<port>`: the base URL of the API, and the outbox in a browser. */
  readonly url: string;
  /** In Notify's format, `name-serviceid-secret`. */
  readonly apiKey: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts a copy of GOV.UK Notify on this machine: its REST API, delivery receipts, and the outbox where a person reads
 * what was sent. It listens on the loopback address only and sends nothing anywhere.
 *
 * Throws JournalDamaged when the data file cannot be read.
 */
export async function startNotifyEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const { serviceId, secrets, callback } = options;
  const now = options.clock ?? Date.now;
  const pace = { ...DEFAULT_PACE, ...options.pace };
  const store = await MessageStore.open(options.dataFile, options.templates, now());
  const delivery = new Delivery({ store, pace, now, ...(callback === undefined ? {} : { callback }) });
  const failures = new FailureSwitch();
  const service: NotifyService = {
    serviceId,
    secrets,
    store,
    delivery,
    failures,
    messagesPerMinute: options.messagesPerMinute ?? NOTIFY_LIMIT_PER_MINUTE,
    now,
  };

  // Closing must not wait for the clients that were never answered.
  const app = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  controlRoutes(app, failures, store);
  await app.register(notifyApi(service));
  await app.register(outboxPages(service));
  const url = await app.listen({ host: "127.0.0.1", port: options.port });
  for (const message of store.newestFirst()) delivery.begin(message);

  return {
    url,
    apiKey: `throughcare-${serviceId}-${secrets[0]}`,
    close: async () => {
      await app.close();
      await delivery.close();
      await store.close();
    },
  };
}
