import { dateInWords } from "../shared/calendar/london.ts";
import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import { participantOf, type GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { earliestFirstSession, hasNotBegun, mayFollow, modulesToTake } from "./joining.ts";
import { firstOf, modulesOf } from "./timetable.ts";

/** Why somebody does not get a place. All reasons together; none says who the others in the group are. */

type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

export function placeRefusals(context: GroupContext, event: Body<"placeRequested">): readonly Refusal[] {
  const { participants, facilitators, policy } = context;
  const { programmeCaseId, crn, mustNotShareWith, notWithFacilitators } = event;
  const others = participants.filter((each) => each.programmeCaseId !== programmeCaseId);
  const conflict = others.some((each) => mustNotShareWith.includes(each.crn) || each.mustNotShareWith.includes(crn));
  return [
    ...unless(
      participants.length < policy.mostParticipants,
      "groupFull",
      `All ${policy.mostParticipants} places are taken`,
    ),
    ...unless(participantOf(context, programmeCaseId) === undefined, "alreadyIn", "Has a place in this group already"),
    ...unless(
      others.every((each) => each.crn !== crn),
      "personAlreadyIn",
      "The person has a place in this group already, by another case",
      "crn",
    ),
    ...unless(!conflict, "conflictWithParticipant", "Somebody who must not share a group with this person is in it"),
    ...unless(
      facilitators.every(({ employeeNumber }) => !notWithFacilitators.includes(employeeNumber)),
      "conflictWithFacilitator",
      "One of the facilitators must not run a group for this person",
    ),
    ...joiningRefusals(context, event),
  ];
}

function joiningRefusals(context: GroupContext, { completedModules }: Body<"placeRequested">): readonly Refusal[] {
  if (modulesToTake(context, completedModules).length > 0) return [];
  return [context.kind === "closed" ? closedTo(context, completedModules) : rollsPast(context, completedModules)];
}

type Completed = Body<"placeRequested">["completedModules"];

function closedTo(context: GroupContext, completed: Completed): Refusal {
  if (completed.length > 0) {
    const message = "A closed group takes only people who begin with Foundation; a rolling one takes others";
    return { code: "completedModulesDoNotFit", message, field: "completedModules" };
  }
  const [first] = context.timetable;
  return first && hasNotBegun(context, first)
    ? tooLate(context, completed)
    : { code: "closedGroupBegun", message: "The group is closed and has begun" };
}

function rollsPast(context: GroupContext, completed: Completed): Refusal {
  const lacking = modulesOf(context.timetable).filter((module) => !completed.includes(module));
  if (lacking.length === 0) {
    return { code: "nothingLacking", message: "Every module is completed already", field: "completedModules" };
  }
  const notBegun = lacking.filter((module) => {
    const first = firstOf(context.timetable, module);
    return first !== undefined && hasNotBegun(context, first);
  });
  if (notBegun.length > 0 && !notBegun.some((module) => mayFollow(module, completed))) {
    return {
      code: "foundationFirst",
      message: "Foundation must be complete before any other module, and this group's Foundation has begun",
      field: "completedModules",
    };
  }
  if (notBegun.length > 0) return tooLate(context, completed);
  return { code: "modulesBegun", message: "Every module that is lacking has begun in this group" };
}

function tooLate(context: GroupContext, completed: Completed): Refusal {
  const earliest = dateInWords(earliestFirstSession(context, completed));
  return { code: "tooLateToJoin", message: `No module that could be joined begins on ${earliest} or later` };
}

export function conflictRefusals(context: GroupContext, event: Body<"conflictRecorded">): readonly Refusal[] {
  const { programmeCaseId, mustNotShareWith, notWithFacilitators } = event;
  const participant = participantOf(context, programmeCaseId);
  const others = context.participants.filter((each) => each !== participant);
  return [
    ...knownParticipant(context, programmeCaseId),
    ...unless(
      mustNotShareWith.length + notWithFacilitators.length > 0,
      "nothingGiven",
      "Give at least one person or facilitator",
    ),
    ...unless(
      others.every(({ crn }) => !mustNotShareWith.includes(crn)),
      "conflictWithParticipant",
      "Somebody named is in the group: take one of the two out first",
      "mustNotShareWith",
    ),
    ...unless(
      context.facilitators.every(({ employeeNumber }) => !notWithFacilitators.includes(employeeNumber)),
      "conflictWithFacilitator",
      "Somebody named runs the group: change the facilitators, or take the participant out, first",
      "notWithFacilitators",
    ),
  ];
}

export function facilitatorRefusals(context: GroupContext, event: Body<"facilitatorsChanged">): readonly Refusal[] {
  const numbers = event.facilitators.map(({ employeeNumber }) => employeeNumber);
  const against = context.participants.filter(({ notWithFacilitators }) =>
    notWithFacilitators.some((number) => numbers.includes(number)),
  );
  const ids = against.map(({ programmeCaseId }) => programmeCaseId);
  const message = `One of them must not run a group for a participant: ${listed(ids)}`;
  return unless(against.length === 0, "conflictWithFacilitator", message, "facilitators");
}

export function designationRefusals(context: GroupContext, event: Body<"facilitatorDesignated">): readonly Refusal[] {
  const { programmeCaseId, employeeNumber } = event;
  const numbers = context.facilitators.map((each) => each.employeeNumber);
  return [
    ...knownParticipant(context, programmeCaseId),
    ...unless(
      numbers.includes(employeeNumber),
      "notAFacilitator",
      `Does not run this group. Those who do: ${listed(numbers)}`,
      "employeeNumber",
    ),
    ...unless(
      participantOf(context, programmeCaseId)?.facilitator !== employeeNumber,
      "designatedAlready",
      "Is the participant's facilitator already",
      "employeeNumber",
    ),
  ];
}

export function knownParticipant(context: GroupContext, id: string): readonly Refusal[] {
  const known = participantOf(context, id) !== undefined;
  return unless(known, "notInGroup", "Has no place in this group", "programmeCaseId");
}
