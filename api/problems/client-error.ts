import type { Socket } from "node:net";
import { problem, PROBLEM_JSON, type Problem } from "./problem.ts";

/** Answers what is not even HTTP, or has headers beyond all measure, as a problem, and closes the connection. */
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
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === "HPE_HEADER_OVERFLOW") return problem("headersTooLarge", "The headers must have at most 16 kB");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return problem("tooSlow", "Send the whole request within a minute");
  return problem("invalidRequest", "The request is not valid HTTP");
}
