import { expect, test } from "vitest";
import { londonTime } from "../../events-out/london-time.ts";

test.each([
  ["2026-01-15T09:00:00Z", "2026-01-15T09:00:00.000+00:00"],
  ["2026-07-01T09:00:00Z", "2026-07-01T10:00:00.000+01:00"],
  ["2026-07-01T23:30:00.250Z", "2026-07-02T00:30:00.250+01:00"],
  ["2026-10-25T00:59:59Z", "2026-10-25T01:59:59.000+01:00"],
  ["2026-10-25T01:00:00Z", "2026-10-25T01:00:00.000+00:00"],
])("%s is %s in London", (utc, london) => {
  expect(londonTime(Date.parse(utc))).toBe(london);
  expect(Date.parse(london)).toBe(Date.parse(utc));
});
