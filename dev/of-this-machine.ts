import { isLoopback } from "../cases/is-loopback.ts";

/** Whether an origin, or another address, is this machine's own. */
export function ofThisMachine(address: string): boolean {
  return URL.canParse(address) && isLoopback(new URL(address).hostname);
}
