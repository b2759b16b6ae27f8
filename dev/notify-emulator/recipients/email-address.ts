const ADDRESS = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@([^.@][^@\s]*)$/;
const HOST_PART = /^(?:xn|[a-z0-9]+)(?:-?-[a-z0-9]+)*$/i;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--(?:[a-z0-9]+-)*[a-z0-9]+)$/i;

/** Whether Notify would take the email address. It is stricter than the standard: no quotation marks, no bare host. */
export function isEmailAddress(address: string): boolean {
  const trimmed = address.trim();
  const host = ADDRESS.exec(trimmed)?.[1];
  if (host === undefined || trimmed.length > 320 || trimmed.includes("..")) return false;
  const parts = host.split(".");
  return (
    host.length <= 253 &&
    parts.length >= 2 &&
    parts.every((part) => part.length <= 63 && HOST_PART.test(part)) &&
    TOP_LEVEL.test(parts.at(-1) ?? "")
  );
}
