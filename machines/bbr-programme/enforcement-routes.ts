/** Kinds of order under which the programme is attended. */
export const ORDERS = ["communityOrder", "suspendedSentence", "licence", "pss"] as const;

export type Order = (typeof ORDERS)[number];

/** What may be decided about a failure. Each kind of order has its own; a licence is never breached but recalled. */
export const ENFORCEMENT_ACTIONS = ["excused", "warned", "breachStarted", "recallStarted", "noFurtherAction"] as const;

export type EnforcementAction = (typeof ENFORCEMENT_ACTIONS)[number];

export type EnforcementTask =
  | "decideOnFailure"
  | "startBreach"
  | "decideOnSuspendedSentenceFailure"
  | "returnSuspendedSentence"
  | "considerRecall"
  | "decideOnSupervisionDefault";

export interface EnforcementStep {
  readonly task: EnforcementTask;
  readonly actions: readonly EnforcementAction[];
}

/** What a failure leads to: the first, and another while a warning counts. */
export interface EnforcementRoute {
  readonly first: EnforcementStep;
  readonly again: EnforcementStep;
}

export type EnforcementRoutes = Readonly<Record<Order, EnforcementRoute>>;

const recall: EnforcementStep = {
  task: "considerRecall",
  actions: ["excused", "warned", "recallStarted", "noFurtherAction"],
};
const supervisionDefault: EnforcementStep = {
  task: "decideOnSupervisionDefault",
  actions: ["excused", "warned", "breachStarted", "noFurtherAction"],
};

/** The policy value: see `policy.ts`. Source: processes.md section 3, Enforcement. */
export const routesByOrder: EnforcementRoutes = {
  communityOrder: {
    first: { task: "decideOnFailure", actions: ["excused", "warned", "breachStarted"] },
    again: { task: "startBreach", actions: ["excused", "breachStarted", "noFurtherAction"] },
  },
  suspendedSentence: {
    first: { task: "decideOnSuspendedSentenceFailure", actions: ["excused", "warned", "breachStarted"] },
    again: { task: "returnSuspendedSentence", actions: ["excused", "breachStarted", "noFurtherAction"] },
  },
  licence: { first: recall, again: recall },
  pss: { first: supervisionDefault, again: supervisionDefault },
};
