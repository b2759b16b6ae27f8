import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { keyWorkerOf, openMeetings, type PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { duringResidence, notInPast } from "./refusing.ts";
import { wasHeld } from "./reviews.ts";
import { nextReview } from "./schedule.ts";

export function residenceRefusals(context: PipeContext, event: PipeEvent): readonly Refusal[] {
  switch (event.type) {
    case "keyWorkSessionHeld":
    case "sessionLogged":
    case "considerationRecorded":
      return duringResidence(context, event.on);
    case "keyWorkerAway":
      return [
        ...unless(
          keyWorkerOf(context) !== undefined,
          "noKeyWorker",
          "No key worker is allocated; the officer stands in",
        ),
        ...unless(!context.keyWorkerIsAway, "alreadyAway", "The key worker's absence is recorded already"),
      ];
    case "keyWorkerBack":
      return unless(context.keyWorkerIsAway, "notAway", "No absence of the key worker is recorded");
    case "reviewHeld":
      return reviewRefusals(context, event);
    case "mappaLevelTwoArranged":
    case "mappaLevelThreeDirected":
      return notInPast(context, event.on);
    case "mappaMeetingMoved":
      return [...meetingRefusals(context, event.meeting), ...notInPast(context, event.on)];
    case "mappaMeetingConcluded":
      return [...meetingRefusals(context, event.meeting), ...duringResidence(context, event.on)];
    case "plannedDepartureChanged":
      return [
        ...notInPast(context, event.on),
        ...unless(event.on !== context.plannedDepartureOn, "noChange", "Is the planned day of departure already", "on"),
      ];
    default:
      return [];
  }
}

function reviewRefusals(
  context: PipeContext,
  { review, on }: Extract<PipeEvent, { type: "reviewHeld" }>,
): readonly Refusal[] {
  const next = nextReview(context);
  const open = Array.from({ length: next + 1 }, (_each, number) => number).filter((each) => !wasHeld(context, each));
  return [
    ...unless(
      open.includes(review),
      "noSuchReview",
      `No review with this number is to be held now. Those that can be: ${listed(open)}`,
      "review",
    ),
    ...duringResidence(context, on),
  ];
}

function meetingRefusals(context: PipeContext, meeting: number): Refusal[] {
  const open = openMeetings(context).map(({ sequence }) => sequence);
  const message = `No meeting ahead has this number. Those ahead: ${listed(open)}`;
  return unless(open.includes(meeting), "noSuchMeeting", message, "meeting");
}
