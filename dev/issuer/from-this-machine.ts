import type { IncomingMessage } from "node:http";
import { ofThisMachine } from "../of-this-machine.ts";

/**
 * Whether a request is from a program or a page of this machine. A page from elsewhere that a developer has open reaches
 * the loopback as well, and must get no token: by its origin, or by a name of its own that points here.
 */
export function fromThisMachine({ headers: { host, origin } }: IncomingMessage): boolean {
  return ofThisMachine(`http://${host}`) && (origin === undefined || ofThisMachine(origin));
}
