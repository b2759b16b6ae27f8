import type { Socket } from "node:net";
import { problem, PROBLEM_JSON, type Problem } from "./problem.ts";

/** For so long whoever was answered may go on sending, and is not reset over it before the answer is read. Milliseconds. */
const LINGER_MS = 1_000;

/**
 * Answers what is not even HTTP, has headers beyond all measure, or does not come to its end, as a problem, and closes the
 * connection: whoever goes on sending all the same would keep it, and what reads from it, for as long as they like.
 */
export function clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const answer = problemOf(error);
  const body = JSON.stringify(answer);
  const head = [
    `HTTP/1.1 ${answer.status} ${answer.title}`,
    `content-type: ${PROBLEM_JSON}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === "HPE_HEADER_OVERFLOW") return problem("headersTooLarge", "The headers must have at most 16 kB");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return problem("tooSlow", "Send the headers within a minute, and the whole request within five");
  return problem("invalidRequest", "The request is not valid HTTP");
}
