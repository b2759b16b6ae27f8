/**
 * The four modules of Building Better Relationships. Foundation is always first; the names of the others are ours
 * (processes.md section 3: names of the later modules are policy data). Codes here, titles in the policy.
 */
export const MODULES = ["foundation", "moduleB", "moduleC", "moduleD"] as const;

export type Module = (typeof MODULES)[number];

/** Group sessions in each module, each of 2.5 hours. Source: [003]. */
export const SESSIONS_PER_MODULE = 6;
