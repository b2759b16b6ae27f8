import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an Authorization header carries the token. Takes the same time wherever the two differ. */
export function isToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}
