import { raise } from "xstate";
import type { Send } from "../effects.ts";
import { inLondon } from "../calendar/london.ts";
import { NEVER_MS, type Instant } from "../time.ts";
import { changingShared, type ActionOf } from "./changing.ts";
import type { AlertAgain } from "./internal-events.ts";
import type { SharedCase } from "./shared-case.ts";

/**
 * Urgent alerts (processes.md, Shared by all): whoever looks after the case and the duty manager are told at once, at
 * any hour, and again until somebody acknowledges. The repeating is a delayed event of its own, so that it goes on
 * whatever state the case is in.
 */
export interface Alert {
  /** Number of the entry that raised it; how an acknowledgement names it. */
  readonly sequence: number;
  /** Codes of the process: `strapTampered`. */
  readonly kind: string;
  /** What happened, in a sentence for the people alerted. */
  readonly what: string;
  readonly raisedAt: Instant;
  /** How often it was sounded. */
  readonly times: number;
}

/** The delayed event that sounds open alerts again. */
export const ALERT_AGAIN = "alertAgain" satisfies AlertAgain["type"];

/** Who is alerted: names that every process that alerts can resolve to an address. */
const ALERTED = ["owner", "dutyManager"] as const;

function raises<Context extends SharedCase, Event extends { readonly type: string }>(
  delay: number | ((of: { readonly context: Context }) => number),
): ActionOf<Context, Event> {
  const action: unknown = raise<Context, Event, AlertAgain, undefined>(
    { type: ALERT_AGAIN },
    { id: ALERT_AGAIN, delay },
  );
  return action as ActionOf<Context, Event>;
}

const again = <Context extends SharedCase, Event extends { readonly type: string }>() =>
  raises<Context, Event>(({ context }) => soundsAgainAt(context) - context.now);

/** Alerts at once, opens a task to acknowledge it, and goes on alerting. */
export function raisesAlert<
  Context extends SharedCase,
  Event extends { readonly type: string } = { readonly type: string },
>(kind: string, what: (context: Context) => string) {
  return [
    changingShared<Context, Event>((context) => ({
      alerts: [
        ...context.alerts,
        { sequence: context.sequence, kind, what: what(context), raisedAt: context.now, times: 1 },
      ],
    })),
    ...sounding<Context>(),
    {
      type: "openTask",
      params: ({ context }: { readonly context: Context }) => ({
        task: "acknowledgeAlert",
        key: String(context.sequence),
        reason: what(context),
        due: soundsAgainAt(context),
      }),
    } as const,
    again<Context, Event>(),
  ];
}

/** Sounds what is open once more. */
export function alertsAgain<Context extends SharedCase>() {
  return [
    changingShared<Context, AlertAgain>(({ alerts }) => ({
      alerts: alerts.map((alert) => ({ ...alert, times: alert.times + 1 })),
    })),
    ...sounding<Context>(),
    again<Context, AlertAgain>(),
  ];
}

/** Nobody has to be alerted any more. */
export const silence = <Context extends SharedCase, Event extends { readonly type: string }>() =>
  raises<Context, Event>(NEVER_MS);

function sounding<Context extends SharedCase>() {
  return ALERTED.map(
    (to) =>
      ({
        type: "send",
        params: ({ context }: { readonly context: Context }): Send => ({
          template: "urgentAlert",
          to,
          personalisation: {
            what: context.alerts.map((alert) => alert.what).join("\n\n"),
            crn: crnOf(context),
            owner: context.owner.name,
            since: inLondon(context.calendar, context.alerts[0]?.raisedAt ?? context.now),
          },
        }),
      }) as const,
  );
}

/** The intervals grow, and the last one goes on; by the alert that is the youngest. */
function soundsAgainAt({ alerts, now, policy }: SharedCase): Instant {
  const times = Math.min(...alerts.map((alert) => alert.times));
  const minutes = policy.alertAgainAfterMinutes[times - 1] ?? policy.alertAgainAfterMinutes.at(-1) ?? 60;
  return now + minutes * 60_000;
}

/** Whom an alert is about: those who are alerted have other cases too. */
function crnOf(context: SharedCase): string {
  const { person } = context as SharedCase & { readonly person?: { readonly crn?: string } };
  return person?.crn ?? "not known";
}
