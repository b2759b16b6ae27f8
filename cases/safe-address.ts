import { z } from "zod";
import { isLoopback } from "./is-loopback.ts";

/** Where personal data or keys go to or come from: https, and in the clear within this machine only. */
export const safeAddress = z.url({ error: "must be an https address", abort: true }).refine(isSafe, {
  error: "must be https: in the clear anybody on the way could read it, or put their own in its place",
});

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}
