import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createNotify } from "../../../activities/notify/notify-client.ts";
import type { Notify } from "../../../activities/notify/notify.ts";
import { emulatorTemplateIds, templateKeys } from "../../../activities/notify/template-ids.ts";
import type { EmulatorOptions } from "../../../dev/notify-emulator/emulator-options.ts";
import { emulatorTemplates } from "../../../dev/notify-emulator/emulator-templates.ts";
import { type RunningEmulator, startNotifyEmulator } from "../../../dev/notify-emulator/start-notify-emulator.ts";
import { templates } from "./templates.ts";

export const SERVICE_ID = "11111111-2222-4333-8444-555555555555";
export const SECRET = "66666666-7777-4888-9999-aaaaaaaaaaaa";

export interface Rig extends RunningEmulator {
  readonly dataFile: string;
  readonly notify: Notify;
  /** Posts to the failure switch. */
  readonly fail: (state: { mode: string; count?: number }) => Promise<void>;
  readonly stats: () => Promise<{
    accepted: number;
    references: number;
    duplicates: Record<string, number>;
    acceptedMoreThanOnce: number;
  }>;
  /** The HTML of a page of the outbox, without white space beside its tags. */
  readonly page: (path: string) => Promise<string>;
}

/** A copy of Notify for one test, with an outbox of its own, and our client connected to it. */
export async function withEmulator(options: Partial<EmulatorOptions> = {}): Promise<Rig> {
  const dataFile = options.dataFile ?? (await temporaryDataFile());
  const emulator = await startNotifyEmulator({
    port: 0,
    serviceId: SERVICE_ID,
    secrets: [SECRET],
    templates: emulatorTemplates(templates),
    pace: { sendingAfter: 1, endsAfter: 1, receiptRetryAfter: 1 },
    ...options,
    dataFile,
  });
  onTestFinished(() => emulator.close());
  return {
    ...emulator,
    dataFile,
    notify: connect(emulator.url, emulator.apiKey),
    fail: async (state) => {
      const answer = await fetch(`${emulator.url}/control/failures`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(state),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    stats: async () =>
      (await (await fetch(`${emulator.url}/control/stats`)).json()) as Awaited<ReturnType<Rig["stats"]>>,
    page: async (path) => tidy(await (await fetch(`${emulator.url}${path}`)).text()),
  };
}

/** How the HTML of a page is laid out says nothing. */
export function tidy(html: string): string {
  return html
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?(\/?>) ?/g, "$1")
    .replaceAll(" <", "<");
}

export function connect(baseUrl: string, apiKey: string, timeoutMs = 5_000): Notify {
  return createNotify({ baseUrl, apiKey, templateIds: emulatorTemplateIds(templateKeys(templates)), timeoutMs });
}

export async function temporaryDataFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "outbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "outbox.jsonl");
}
