import { endOfDay } from "../shared/calendar/london.ts";
import { addWorkingDays } from "../shared/calendar/working-days.ts";
import type { OpenTask } from "../shared/effects.ts";
import { openMeetings, type Meeting, type PipeContext } from "./context.ts";
import { mappaToday } from "./sending-residence.ts";
import { process, records, send, type At } from "./vocabulary.ts";

type Arranged = "mappaLevelTwoArranged" | "mappaLevelThreeDirected";

/** A meeting is known by the entry that arranged it. */
const arranges = (level: Meeting["level"]) =>
  records<Arranged>(({ meetings, sequence }, { on }) => ({ meetings: [...meetings, { sequence, level, on }] }));

const change = (
  { meetings }: PipeContext,
  sequence: number,
  changed: Partial<Meeting>,
): Pick<PipeContext, "meetings"> => ({
  meetings: meetings.map((meeting) => (meeting.sequence === sequence ? { ...meeting, ...changed } : meeting)),
});

/** Attended on its day; whoever comes back late records it on the next working day. */
function meetingTask({ calendar, policy }: PipeContext, { sequence, on, level }: Meeting): OpenTask {
  return {
    task: "attendMappa",
    key: String(sequence),
    due: endOfDay(calendar, addWorkingDays(calendar, on, policy.mappaRecordDueInWorkingDays)),
    reason: level === 2 ? "A level 2 meeting, attended where required" : "A level 3 meeting, as the SPO directs",
  };
}

const opensAll = process.enqueueActions(({ context, enqueue }) => {
  for (const meeting of openMeetings(context)) enqueue({ type: "openTask", params: meetingTask(context, meeting) });
});

const opensThis = process.enqueueActions(({ context, event, enqueue }) => {
  const sequence = event.type === "mappaMeetingMoved" ? event.meeting : context.sequence;
  const meeting = context.meetings.find((each) => each.sequence === sequence);
  if (meeting) enqueue({ type: "openTask", params: meetingTask(context, meeting) });
});

/** MAPPA: level 2 meetings where required, level 3 as directed by the SPO, each with its date and its attendance. */
export const mappa = process.createStateConfig({
  initial: "placing",
  entry: opensAll,
  exit: { type: "closeTask", params: { task: "attendMappa" } },
  on: {
    mappaLevelTwoArranged: { target: ".placing", actions: [arranges(2), opensThis] },
    mappaLevelThreeDirected: { target: ".placing", actions: [arranges(3), opensThis] },
    mappaMeetingMoved: {
      target: ".placing",
      actions: [
        records<"mappaMeetingMoved">((context, { meeting, on }) => change(context, meeting, { on })),
        opensThis,
      ],
    },
    mappaMeetingConcluded: {
      target: ".placing",
      actions: [
        records<"mappaMeetingConcluded">((context, { meeting, attended, on }) =>
          change(context, meeting, { attended, on }),
        ),
        {
          type: "closeTask",
          params: ({ event }: At<"mappaMeetingConcluded">) => ({ task: "attendMappa", key: String(event.meeting) }),
        },
      ],
    },
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => openMeetings(context).length > 0, target: "ahead" }, { target: "none" }],
    },
    none: {},
    ahead: { after: { mappaMeeting: { target: "ahead", reenter: true, actions: send(mappaToday) } } },
  },
});
