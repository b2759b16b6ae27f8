import { z } from "zod";
import { isLoopback } from "../../cases/is-loopback.ts";

/** Origins of pages, comma-separated: `https://cases.example,https://payroll.example`. Each to the letter as a browser says it. */
export const originsField = z
  .string()
  .transform((text) => text.split(",").map((origin) => origin.trim()))
  .refine((origins) => origins.every(isOrigin), {
    error: "must be https origins, comma-separated, without a path and without a slash at the end",
  });

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === "https:" || (protocol === "http:" && isLoopback(hostname)));
}
