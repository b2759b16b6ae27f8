import { pino } from "pino";
import { fileSink } from "../../../events-out/sinks/file-sink.ts";
import { startEventsOut } from "../../../events-out/start-events-out.ts";
import { openRecords } from "../../../records/open.ts";
import { MASTER_KEY } from "../../records/support/master-key.ts";
import { ALL_TAKEN, API_URL, AT_ONCE } from "./publishing.ts";

// A process of its own, to be killed: publishes to files, and hangs between the delivery of an event and its being
// written down, which it says.
const [directory = "", folder = "", hangAfter = ""] = process.argv.slice(2);
const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
const files = fileSink(folder);
let published = 0;
startEventsOut({
  records,
  history: ALL_TAKEN,
  apiUrl: API_URL,
  log: pino({ enabled: false }),
  pauses: { ...AT_ONCE, leaseMs: 5_000 },
  sink: {
    ...files,
    publish: async (event) => {
      await files.publish(event);
      published += 1;
      if (published < Number(hangAfter)) return;
      console.log(event.id);
      await new Promise(() => {});
    },
  },
});
