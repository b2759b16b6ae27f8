import { emulatorTemplates } from "../../../dev/notify-emulator/emulator-templates.ts";
import { startNotifyEmulator } from "../../../dev/notify-emulator/start-notify-emulator.ts";
import { templates } from "./templates.ts";

// A copy of Notify in a process of its own, to be killed: `node emulator-process.ts <data file> <service id> <secret>`.
// Nothing ever ends here, so that a restart has something to go on with.
const [, , dataFile = "", serviceId = "", secret = ""] = process.argv;
const never = 1_000_000;
const { url, apiKey } = await startNotifyEmulator({
  port: 0,
  dataFile,
  serviceId,
  secrets: [secret],
  templates: emulatorTemplates(templates),
  pace: { sendingAfter: never, endsAfter: never, receiptRetryAfter: never },
});
process.send?.({ url, apiKey });
