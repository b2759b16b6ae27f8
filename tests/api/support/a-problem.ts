import { expect } from "vitest";

/** What every answer to a bad request has in common: `expect(answer).toMatchObject(aProblem(404, "notFound"))`. */
export function aProblem(status: number, kind: string): object {
  return {
    status,
    contentType: expect.stringMatching(/^application\/problem\+json/),
    body: { type: `urn:throughcare:problem:${kind}`, status, title: expect.any(String), detail: expect.any(String) },
  };
}
