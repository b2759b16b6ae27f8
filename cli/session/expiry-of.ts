/** When a token ends, as it says itself (ISO 8601 in UTC); nothing when it does not, or is no token. Nobody checks it. */
export function expiryOf(token: string | undefined): string | undefined {
  try {
    const [, payload = ""] = (token ?? "").split(".");
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { readonly exp?: unknown };
    return typeof exp === "number" ? new Date(exp * 1_000).toISOString() : undefined;
  } catch {
    return undefined;
  }
}
