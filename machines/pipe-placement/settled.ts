import type { Decision, PipeContext } from "./context.ts";
import { placementAccepted, placementRefused } from "./sending-referral.ts";
import { verdictOf, type Verdict } from "./verdict.ts";
import { send } from "./vocabulary.ts";

/** Guards by what the decisions recorded so far come to. */
export const comesTo =
  (verdict: Verdict) =>
  ({ context }: { readonly context: PipeContext }): boolean =>
    verdictOf(context) === verdict;

/** Both accept, or both refuse: wherever it was decided, it is told to those who wait for it. */
export const settled = [
  {
    guard: comesTo("accepted"),
    target: "#pipePlacement.placement",
    actions: [send(placementAccepted("offenderManager")), send(placementAccepted("sendingPrison"))],
  },
  {
    guard: comesTo("refused"),
    target: "#pipePlacement.refused",
    actions: [send(placementRefused("offenderManager")), send(placementRefused("sendingPrison"))],
  },
];

/** Why it was decided so, without what was left out. */
export function whyOf({
  reason,
  rationale,
  standardPlacementSuitable,
}: Omit<Partial<Decision>, "reason" | "standardPlacementSuitable"> & {
  readonly reason?: string | undefined;
  readonly rationale: string;
  readonly standardPlacementSuitable?: boolean | undefined;
}): Pick<Decision, "reason" | "rationale" | "standardPlacementSuitable"> {
  return {
    rationale,
    ...(reason !== undefined && { reason }),
    ...(standardPlacementSuitable !== undefined && { standardPlacementSuitable }),
  };
}
