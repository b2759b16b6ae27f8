import type { PipeContext } from "./context.ts";
import { records } from "./vocabulary.ts";

/**
 * In the manager's absence the covering divisional SPO has the operational half, and the PIPE officer acts as senior
 * operational practitioner, who advises. The clinical half is not delegated.
 */
export const goesAbsent = records<"managerAbsent">(({ now }, { cover }) => ({ absence: { since: now, cover } }));

export const returns = records<"managerReturned">(() => ({ absence: undefined }));

/** An overdue task that would go to the manager goes to whoever covers; what had gone to the manager before stays there. */
export const covers = ({ absence }: Pick<PipeContext, "absence">): Readonly<Record<string, string>> =>
  absence ? { operationalLead: "divisionalSpo" } : {};
