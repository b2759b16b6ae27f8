import { domainEventType } from "../../machines/shared/domain-event-type.ts";
import { EVENTS_OF_EVERY_CASE } from "../../machines/shared/events-of-every-case.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";

/** One kind of domain event, for those who read about them. */
export interface PublishedEvent {
  readonly eventType: string;
  readonly process: string;
  /** What happened, in a few words: the `description` of every such event. */
  readonly words: string;
  /** When it is sent to a case; for what the service tells a case itself, the words again. */
  readonly when: string;
}

/** Every kind of domain event of a process: its start, its contract's events, and what the service itself tells a case. */
export function publishedEvents({ process, title, events, words }: ProcessContract): readonly PublishedEvent[] {
  const own = Object.entries(events).map(([name, { description }]) => ({ name, when: description }));
  const common = Object.entries(EVENTS_OF_EVERY_CASE)
    .filter(([name]) => !Object.hasOwn(events, name))
    // A process that sends nothing has no words for a message that failed.
    .filter(([name]) => name !== "messageFailed" || Object.hasOwn(words.events, name))
    .map(([name, when]) => ({ name, when: `${title}: ${when}` }));
  return [...common, ...own].map(({ name, when }) => ({
    eventType: domainEventType(process, name),
    process,
    words: words.events[name] ?? EVENTS_OF_EVERY_CASE[name] ?? name,
    when,
  }));
}
