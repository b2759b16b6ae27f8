import type { PageStarted, PageTold } from "./pages.ts";
import type { Broadcast, CampaignContext, Dates, ImportProgress } from "./context.ts";
import type { CampaignEvent } from "./contract.ts";

/** What each event changes in what is known of a campaign. Pure. */

type Event<Name extends CampaignEvent["type"]> = Extract<CampaignEvent, { type: Name }>;
type Change = Partial<CampaignContext>;

export function importBegun(context: CampaignContext, { importId, lines }: Event<"rosterSubmitted">): Change {
  const fresh: ImportProgress = { lines, since: context.sequence, started: 0, already: 0, refused: 0, done: false };
  return { imports: { ...context.imports, [importId]: fresh } };
}

export function pageImported(context: CampaignContext, page: PageStarted): Change {
  const before = context.imports[page.importId];
  if (!before) return {};
  const progress: ImportProgress = {
    lines: before.lines,
    since: before.since,
    started: before.started + page.started,
    already: before.already + page.already,
    refused: before.refused + page.refused,
    done: page.nextLine === undefined,
  };
  return { imports: { ...context.imports, [page.importId]: progress } };
}

/** Broadcasts to come or under way, and at most this many that are over, are remembered. */
const REMEMBERED = 10;

/** Takes its place in the queue; its number on the timeline is its key. */
export function broadcastQueued(
  context: CampaignContext,
  event: string,
  body: Readonly<Record<string, unknown>>,
): Change {
  const kept = Object.entries(context.broadcasts);
  const over = kept.filter(([, { progress }]) => progress === "done").slice(-REMEMBERED);
  const others = kept.filter(([, { progress }]) => progress !== "done");
  const queued: Broadcast = { event, body, told: 0, refused: 0, progress: "waiting" };
  return { broadcasts: { ...Object.fromEntries([...over, ...others]), [String(context.sequence)]: queued } };
}

/** The broadcast whose turn it is; none while one is under way. */
export function nextBroadcast({ broadcasts }: CampaignContext): string | undefined {
  const all = Object.entries(broadcasts);
  if (all.some(([, { progress }]) => progress === "underWay")) return undefined;
  return all.find(([, { progress }]) => progress === "waiting")?.[0];
}

export function broadcastBegun({ broadcasts }: CampaignContext, key: string): Change {
  const next = broadcasts[key];
  return next ? { broadcasts: { ...broadcasts, [key]: { ...next, told: 0, refused: 0, progress: "underWay" } } } : {};
}

/**
 * What was told to everyone while a file was being imported is told once more: cases started meanwhile may have been
 * missed, with terms of before. Those that have been told already recognise the key. Of several changes of the dates
 * only the last, which is the one that counts.
 */
export function broadcastsRepeated({ broadcasts, imports }: CampaignContext, { importId }: PageStarted): Change {
  const since = imports[importId]?.since ?? Infinity;
  const all = Object.entries(broadcasts);
  const lastDates = all.findLast(([, { event }]) => event === "campaignDatesChanged")?.[0];
  const missed = ([key, { event }]: [string, Broadcast]): boolean =>
    Number(key) > since && (event !== "campaignDatesChanged" || key === lastDates);
  const again = all.map(([key, known]): [string, Broadcast] => {
    if (!missed([key, known])) return [key, known];
    return [key, known.progress === "underWay" ? { ...known, repeat: true } : { ...known, progress: "waiting" }];
  });
  return { broadcasts: Object.fromEntries(again) };
}

export function pageToldTo(context: CampaignContext, page: PageTold): Change {
  const before = context.broadcasts[page.key];
  if (!before) return {};
  const counted = { ...before, told: before.told + page.told, refused: before.refused + page.refused };
  const { repeat, ...whole } = counted;
  const next: Broadcast = page.after === undefined ? { ...whole, progress: repeat ? "waiting" : "done" } : counted;
  return { broadcasts: { ...context.broadcasts, [page.key]: next } };
}

export function datesMoved(context: CampaignContext, dates: Event<"campaignDatesChanged">): Change {
  const { lettersFrom, closesOn, lateAnswersUntil } = context.terms;
  return {
    terms: { ...context.terms, ...onlyDates(dates) },
    datesBefore: { ...context.datesBefore, [String(context.sequence)]: { lettersFrom, closesOn, lateAnswersUntil } },
  };
}

/**
 * A correction puts the dates back that stood before the entry it names. Where they were changed again since, the
 * later dates stand, and it is they that would be put back to those.
 */
export function datesPutBack(context: CampaignContext, { entry }: Event<"corrected">): Change {
  const { [String(entry)]: before, ...others } = context.datesBefore;
  if (!before) return {};
  const later = Object.keys(others).find((changed) => Number(changed) > entry);
  if (later !== undefined) return { datesBefore: { ...others, [later]: before } };
  return { terms: { ...context.terms, ...before }, datesBefore: others };
}

export function qaEventKept(context: CampaignContext, event: Event<"qaEventScheduled">): Change {
  const { id, on, at, joinAt } = event;
  const others = context.terms.qaEvents.filter((known) => known.id !== id);
  return { terms: { ...context.terms, qaEvents: [...others, { id, on, at, joinAt }] } };
}

export function onlyDates({ lettersFrom, closesOn, lateAnswersUntil }: Dates): Dates {
  return { lettersFrom, closesOn, lateAnswersUntil };
}
