import { dateInWords } from "../shared/calendar/london.ts";
import { endOfToday, today } from "../shared/case-life/schedule.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import { criterionInWords, licenceEnd } from "./criteria.ts";
import type { EmTagContext } from "./context.ts";
import type { EmTagMessages } from "./messages.ts";
import { missingInWords } from "./missing.ts";
import { endOf, failuresOf, isSwitchedOff, lastDayOf, outstanding, period, wasFitted } from "./place.ts";
import { lockDay } from "./schedule.ts";
import { EARLY_END_WORDS, EQUIPMENT_WORDS } from "./vocabulary-lists.ts";

/** What each message says to whom, worked out from what is known. Every value is a string, as Notify wants it. */

type Template = keyof EmTagMessages;

function message<Name extends Template>(
  to: "person" | "owner" | "ems",
  template: Name,
  personalisation: PersonalisationOf<EmTagMessages[Name]>,
  limits: Pick<Send, "validUntil" | "while"> = {},
): Send {
  return { template, to, personalisation, ...limits };
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `* ${line}`).join("\n");

/** Who the message is about, as staff and EMS read it. */
const about = ({ person }: EmTagContext): { name: string; crn: string } => ({ name: person.name, crn: person.crn });

const enquiries = ({ policy }: EmTagContext): string => policy.mailboxes.enquiries;

export const caseIdentified = (context: EmTagContext): Send =>
  message("owner", "caseIdentified", { ...about(context), plannedOn: dateInWords(context.release.plannedOn) });

export const notEligible = (context: EmTagContext): Send => {
  const releasedOn = context.firstReleasedOn ?? context.release.plannedOn;
  return message("owner", "notEligible", {
    ...about(context),
    releasedOn: dateInWords(releasedOn),
    criteria: bullets(failuresOf(context).map((code) => criterionInWords(code, context, releasedOn))),
  });
};

export const preparationPrompt = (context: EmTagContext): Send =>
  message(
    "owner",
    "preparationPrompt",
    {
      ...about(context),
      plannedOn: dateInWords(context.release.plannedOn),
      locksOn: dateInWords(lockDay(context)),
      missing: bullets(missingInWords(context)),
    },
    { validUntil: endOfToday(context), while: "preparing" },
  );

/** The whole of what EMS needs, so that an amendment never has to be pieced together with what went before. */
function orderInWords(context: EmTagContext): Omit<PersonalisationOf<EmTagMessages["emsOrder"]>, "name" | "crn"> {
  const { release, releasedOn, residence, licence, fittingPlace, firstReleasedOn } = context;
  return {
    release: releasedOn ? `on ${dateInWords(releasedOn)}` : `planned for ${dateInWords(release.plannedOn)}`,
    residence: `${residence.policeForceArea}${residence.noFixedAbode ? ", no fixed abode" : ""}`,
    licenceEndsOn: dateInWords(licence.endsOn),
    lastDay: dateInWords(
      endOf(context)?.lastDay ??
        lastDayOf({ ...context, firstReleasedOn: firstReleasedOn ?? context.release.plannedOn }),
    ),
    fittingPlace: fittingPlace ?? (residence.noFixedAbode ? "to be agreed" : "the approved address on the licence"),
    enquiries: enquiries(context),
  };
}

export const emsOrder = (context: EmTagContext): Send =>
  message("ems", "emsOrder", { ...about(context), ...orderInWords(context) });

export const emsAmendment = (context: EmTagContext, what: string): Send =>
  message("ems", "emsAmendment", {
    ...about(context),
    ...orderInWords(context),
    what,
    version: String(context.order?.version ?? 1),
  });

export const emsAcknowledgementChase = (context: EmTagContext): Send => {
  const { release, releasedOn } = context;
  return message(
    "ems",
    "emsAcknowledgementChase",
    {
      ...about(context),
      version: String(context.order?.version ?? 1),
      release: `${releasedOn ? "released" : "to be released"} on ${dateInWords(releasedOn ?? release.plannedOn)}`,
      byWhen: releasedOn ? "today" : "before the release",
      enquiries: enquiries(context),
    },
    { validUntil: endOfToday(context), while: "awaitingAcknowledgement" },
  );
};

export const emsEnd = (context: EmTagContext): Send => {
  const end = endOf(context);
  const because = end?.because ?? "lastDayReached";
  const out = outstanding(context).map(({ kind }) => EQUIPMENT_WORDS[kind]);
  return message("ems", "emsEnd", {
    ...about(context),
    lastDay: dateInWords(end?.lastDay ?? lastDayOf(context)),
    reason: because === "lastDayReached" ? "it is the last monitored day" : EARLY_END_WORDS[because],
    outstanding: out.length > 0 ? `To collect: ${out.join(", ")}.` : "Nothing has been fitted that must be collected.",
    enquiries: enquiries(context),
  });
};

export const emsCancelled = (context: EmTagContext, reason: string): Send =>
  message("ems", "emsCancelled", { ...about(context), reason, enquiries: enquiries(context) });

export const untilFitted = (context: EmTagContext): Send =>
  message(
    "person",
    "untilFitted",
    {
      name: context.person.name,
      stayFrom: context.policy.stayFrom,
      stayUntil: context.policy.stayUntil,
      practitioner: context.owner.name,
    },
    { while: "awaitingFitting" },
  );

export const endReminder = (context: EmTagContext): Send => {
  const { on, steps } = period(context);
  return message(
    "owner",
    "endReminder",
    { ...about(context), lastDay: dateInWords(on), steps: bullets(steps) },
    { validUntil: endOfToday(context), while: "onLicence" },
  );
};

export const monitoringEnded = (context: EmTagContext): Send => {
  const out = outstanding(context).map(({ kind }) => EQUIPMENT_WORDS[kind]);
  return message("person", "monitoringEnded", {
    name: context.person.name,
    lastDay: dateInWords(endOf(context)?.lastDay ?? lastDayOf(context)),
    practitioner: context.owner.name,
    equipment:
      out.length > 0
        ? `EMS will visit you to collect: ${out.join(" and ")}. Please be there for the visit.${isSwitchedOff(context) ? " You are no longer monitored." : ""}`
        : `There is nothing for you to give back and nothing you need to do.${wasFitted(context) ? "" : " You no longer need to wait at home for the tag to be fitted."}`,
    licence: whatOfTheLicence(context),
  });
};

/** The end of monitoring is often the end of the licence too: nobody is told that it goes on when it does not. */
function whatOfTheLicence(context: EmTagContext): string {
  const last = licenceEnd(context.licence);
  if (endOf(context)?.because === "sentenceQuashed")
    return "Your practitioner will tell you what happens to your licence.";
  return last < today(context)
    ? `Your licence ended on ${dateInWords(last)}.`
    : "Everything else in your licence stays as it is.";
}
