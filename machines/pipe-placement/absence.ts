import { records } from "./vocabulary.ts";

/**
 * In the manager's absence the covering divisional SPO has the operational half, and the PIPE officer acts as senior
 * operational practitioner, who advises. The clinical half is not delegated.
 */
export const goesAbsent = records<"managerAbsent">(({ now }, { cover }) => ({ absence: { since: now, cover } }));

export const returns = records<"managerReturned">(() => ({ absence: undefined }));
