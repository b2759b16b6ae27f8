import type { IncomingMessage } from "node:http";
import { isLoopback } from "../../api/listening/is-loopback.ts";

/**
 * Whether a request is from a program or a page of this machine. A page from elsewhere that a developer has open reaches
 * the loopback as well, and must get no token: by its origin, or by a name of its own that points here.
 */
export function fromThisMachine({ headers: { host, origin } }: IncomingMessage): boolean {
  return isHere(`http://${host}`) && (origin === undefined || isHere(origin));
}

function isHere(address: string): boolean {
  return URL.canParse(address) && isLoopback(new URL(address).hostname);
}
