import type { AcceptableAbsence, Attendance } from "../bbr-shared/attendance.ts";
import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { GroupContext, RegisterEntry } from "./context.ts";
import type { GroupEvent } from "./contract.ts";

/** Why a register, or a correction of one, is not acceptable. */

type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

export function registerRefusals(context: GroupContext, event: Body<"registerRecorded">): readonly Refusal[] {
  const register = context.registers[event.session];
  if (!register) return unless(false, "notBegun", "No such session has begun", "session");
  if (register.entries) {
    return unless(false, "alreadyRecorded", "Recorded already; correct single entries instead", "session");
  }
  const given = event.entries.map(({ programmeCaseId }) => programmeCaseId);
  const twice = given.filter((id, index) => given.indexOf(id) !== index);
  const missing = register.due.filter((id) => !given.includes(id));
  const notDue = given.filter((id) => !register.due.includes(id));
  return [
    ...unless(twice.length === 0, "listedTwice", `Listed more than once: ${listed(twice)}`, "entries"),
    ...unless(missing.length === 0, "notListed", `Was due and is not listed: ${listed(missing)}`, "entries"),
    ...unless(notDue.length === 0, "notDue", `Was not due at this session: ${listed(notDue)}`, "entries"),
    ...event.entries.flatMap((entry, index) => reasonRefusals(entry, `entries.${index}.reason`)),
  ];
}

export function registerCorrectionRefusals(
  context: GroupContext,
  event: Body<"registerCorrected">,
): readonly Refusal[] {
  const entries = context.registers[event.session]?.entries;
  if (!entries) return unless(false, "notRecorded", "No register of this session has been recorded", "session");
  const entry = entries.find(({ programmeCaseId }) => programmeCaseId === event.programmeCaseId);
  if (!entry) return unless(false, "notOnRegister", "Is not on the register of this session", "programmeCaseId");
  return [
    ...reasonRefusals(event, "reason"),
    ...unless(!saysTheSame(entry, event), "sameEntry", "The register says this already", "attendance"),
  ];
}

interface Attended {
  readonly attendance: Attendance;
  readonly reason?: AcceptableAbsence | undefined;
}

function reasonRefusals({ attendance, reason }: Attended, field: string): readonly Refusal[] {
  const isAcceptable = attendance === "acceptableAbsence";
  return [
    ...unless(!isAcceptable || reason !== undefined, "reasonNeeded", "An acceptable absence needs its reason", field),
    ...unless(
      isAcceptable || reason === undefined,
      "reasonNotNeeded",
      "Only an acceptable absence has a reason",
      field,
    ),
  ];
}

function saysTheSame(entry: RegisterEntry, { attendance, reason, disclosure }: Body<"registerCorrected">): boolean {
  return (
    entry.attendance === attendance &&
    entry.reason === reason &&
    (disclosure === undefined || entry.disclosure === disclosure)
  );
}
