import { DefaultLogger, type LogLevel, type LogMetadata } from "@temporalio/worker";
import type { Logger } from "pino";
import { faultLine } from "../cases/fault-line.ts";

const LEVELS = { TRACE: "trace", DEBUG: "debug", INFO: "info", WARN: "warn", ERROR: "error" } as const satisfies Record<
  LogLevel,
  string
>;

/**
 * What the SDK and the activities log, as lines of the service's own log. Of errors only what `faultLine` lets through:
 * the SDK logs whatever an activity throws, and a library's error may quote case data.
 */
export function workerLogger(log: Pick<Logger, (typeof LEVELS)[LogLevel]>): DefaultLogger {
  return new DefaultLogger("INFO", ({ level, message, meta }) => log[LEVELS[level]](withoutWords(meta), message));
}

function withoutWords(meta: LogMetadata = {}): LogMetadata {
  return Object.fromEntries(
    Object.entries(meta).map(([name, value]: [string, unknown]) => [
      name,
      name === "error" || value instanceof Error ? faultLine(value) : value,
    ]),
  );
}
