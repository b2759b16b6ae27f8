import { dateInWords } from "../shared/calendar/london.ts";
import { endOfToday } from "../shared/case-life/schedule.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import type { PipeContext } from "./context.ts";
import type { PipeMessages } from "./messages.ts";
import type { Recipient } from "./people.ts";

type Template = Exclude<keyof PipeMessages, "urgentAlert">;
type Common = "reference" | "premises" | "officer" | "officerEmail";
type Placeholders<Name extends Template> = PersonalisationOf<PipeMessages[Name]>;
export type Limits = Pick<Send, "validUntil" | "while">;

/** What a template asks for beyond the case's reference, its premises and its officer. */
export type Own<Name extends Template> = Omit<Placeholders<Name>, Common>;

/** Templates that name the officer to write to. */
const NAMES_OFFICER: readonly string[] = [
  "informationRequest",
  "informationChase",
  "furtherInformationRequest",
  "furtherInformationChase",
  "placementAccepted",
  "referralWithdrawn",
  "placementRefused",
  "arrivalArranged",
  "notArrivedTold",
  "placementEnded",
  "arrivedTold",
  "reviewNotice",
  "departedUnplanned",
  "residentDied",
] satisfies Template[];

/** One message of the case: its own words, and what every one of them says. It names the case, never the person. */
export function message<Name extends Template>(
  context: PipeContext,
  template: Name,
  to: Recipient,
  own: Own<Name>,
  limits: Limits = {},
): Send {
  const { owner, person, premises } = context;
  const reference = [`CRN ${person.crn}`, ...(person.prisonNumber ? [`prison number ${person.prisonNumber}`] : [])];
  const officer: Readonly<Record<string, string>> = NAMES_OFFICER.includes(template)
    ? { officer: owner.name, officerEmail: owner.email }
    : {};
  const personalisation: Readonly<Record<string, string>> = {
    reference: reference.join(", "),
    premises: premises.name,
    ...officer,
    ...(own as Readonly<Record<string, string>>),
  };
  return { template, to, personalisation, ...limits };
}

/** `* this\n* that` for people, or a sentence when there is nothing. */
export function bullets(items: readonly string[], none: string): string {
  return items.length > 0 ? items.map((item) => `* ${item}`).join("\n") : none;
}

/** A date for people; nothing for one that is not known. */
export const inWords = (date: string | undefined): string => (date === undefined ? "" : dateInWords(date));
/** A reminder is of no use tomorrow, nor in another state. */
export const todayWhile = (context: PipeContext, tag: string): Limits => ({
  validUntil: endOfToday(context),
  while: tag,
});
