import { startDevServer } from "../../../dev/temporal/dev-server.ts";

/**
 * What `npm start` does with its server, as a process of its own that a test may kill.
 * Arguments: CLI, database file, port, log file, and `stay`, `stop` or `end`. Prints the server's
 * process id, and `stopped` once it was stopped.
 */
const [, , cli = "", dbFile = "", port = "", logFile = "", what] = process.argv;

const server = await startDevServer({
  cli,
  dbFile,
  port: Number(port),
  searchAttributes: [],
  timeSkipping: true,
  logFile,
  say: () => {},
});
console.log(server.pid);
if (what === "stay") setInterval(() => {}, 60_000);
if (what === "stop") {
  await server.stop();
  console.log("stopped");
}
