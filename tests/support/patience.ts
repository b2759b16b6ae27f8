import type { CaseService } from "../../cases/case-service.ts";

/**
 * A service that waits longer for an answer than any stall of a busy machine takes, for tests of what is answered in the
 * end; the test's own timeout catches what hangs.
 */
export function patient(service: CaseService): CaseService {
  return { ...service, answerWithinMs: 20_000 };
}

/** The same service as in production, which gives up after two seconds: for tests of what is said then. */
export function asInProduction({ answerWithinMs: _patience, ...service }: CaseService): CaseService {
  return service;
}
