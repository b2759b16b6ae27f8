import { z } from "zod";
import {
  aboutAPersonEvents,
  corrected,
  explanation,
  noteAdded,
  roleReassigned,
  withdrawalEvents,
} from "../shared/case-life/at-any-time-events.ts";
import { contact, email, employeeNumber, localDate, localTime, region, text } from "../shared/fields.ts";
import type { EventContract, EventsOf, ProcessContract } from "../shared/process-contract.ts";
import { policyOn } from "../shared/policy.ts";
import { assumptions } from "./assumptions.ts";
import { messages } from "./messages.ts";
import { optInPolicy } from "./policy.ts";
import { isInScope, ORGANISATIONS, ORIGINS } from "./scope.ts";
import { words } from "./words.ts";

/** Money as payroll writes it: pounds and pence, no sign, no separators. */
const amount = (description: string): z.ZodString =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}\.\d{2}$/, "Must be pounds and pence, such as 31432.00")
    .meta({ description, examples: ["31432.00"] });

export const qaEvent = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "Must be 1 to 40 lower-case letters, digits or hyphens")
    .meta({ description: "Names the event; a change of an event keeps its id" }),
  on: localDate,
  at: localTime,
  joinAt: z
    .url({ protocol: /^https$/, error: "Must be an https address" })
    .max(2_000, "Must have at most 2000 characters")
    .meta({ description: "Where to join" }),
});

export const campaignDates = {
  lettersFrom: localDate.meta({ description: "Letters go out from 09:00 on this London date" }),
  closesOn: localDate.meta({ description: "Last day to answer, to its end" }),
  lateAnswersUntil: localDate.meta({ description: "Last day on which a late answer is still put to a decision" }),
};

/** What a campaign shares with every one of its letters. */
export const campaignTerms = z
  .strictObject({
    ...campaignDates,
    letterVersion: text("Version of the letter's text", 20),
    updateEveryDays: z.int().min(1).max(60).meta({ description: "Days between written updates before the letter" }),
    qaEvents: z.array(qaEvent).max(20).default([]).meta({ description: "Question and answer events" }),
  })
  .refine(({ lettersFrom, closesOn }) => lettersFrom <= closesOn, {
    path: ["closesOn"],
    error: "Must not be before lettersFrom",
  })
  .refine(({ closesOn, lateAnswersUntil }) => closesOn <= lateAnswersUntil, {
    path: ["lateAnswersUntil"],
    error: "Must not be before closesOn",
  });

export const payFigures = z.strictObject({
  newSalary: amount("New annual salary in pounds"),
  allowances: amount("Annual allowances in pounds; 0.00 when there are none"),
  payProtection: amount("Annual pay protection in pounds; 0.00 when there is none"),
});

const employee = z.strictObject({
  employeeNumber,
  name: text("Full name, as on the letter", 100),
  workEmail: email.meta({ description: "Work email address" }),
  situation: z.enum(["active", "awayFromWork"]).meta({
    description: "Away from work: parental leave and the like; SSCL traces and contacts them",
  }),
  origin: z.enum(ORIGINS).meta({ description: "Where they were employed before" }),
  organisation: z.enum(ORGANISATIONS).meta({ description: "Where they work now" }),
  awaitingPayAlignment: z.boolean().default(false).meta({ description: "Former CRC staff: pay not aligned yet" }),
  region: region.optional(),
});

export const input = z.strictObject({
  campaignCaseId: z
    .string()
    .regex(/^optInCampaign-[a-f0-9]{32}$/, "Must be the id of a campaign's case")
    .optional()
    .meta({ description: "The campaign this letter belongs to; its dates, news and events then reach the case" }),
  campaign: campaignTerms,
  employee,
  figures: payFigures.optional().meta({ description: "Pay figures from SSCL, when already known" }),
});

const choiceEvent = z.strictObject({
  receivedBy: z
    .enum(["onlineForm", "email", "post", "telephone"])
    .default("onlineForm")
    .meta({ description: "How the answer reached us" }),
});

const DATES = { closesOn: "2027-01-29", lettersFrom: "2027-01-11", lateAnswersUntil: "2027-02-26" };
const CONTACT = { channel: "email", email: "sam.okafor@example.org" } as const;

export const events = {
  payFiguresProvided: {
    body: payFigures,
    description: "SSCL has worked out the person's new pay. No letter goes out without these figures.",
    sentBy: ["sscl"],
    example: { newSalary: "31432.00", allowances: "1250.00", payProtection: "0.00" },
  },
  newsPublished: {
    body: z.strictObject({ headline: text("Headline", 120), news: text("The news itself", 4000) }),
    description: "There is something to say before the fortnight is over. Sent at once; the fortnight starts again.",
    sentBy: ["harmonisationTeam"],
    example: { headline: "Letters in January", news: "SSCL has confirmed that letters go out from 11 January." },
  },
  absenceReported: {
    body: z.strictObject({}),
    description:
      "The person is away from work, so their work address does not reach them. SSCL is asked to trace them.",
    sentBy: ["hrOperations", "harmonisationTeam"],
    example: {},
  },
  contactTraced: {
    body: z.strictObject({ contact }),
    description: "SSCL has found the person who is away from work and knows where to write to them.",
    sentBy: ["sscl", "hrOperations"],
    example: { contact: CONTACT },
  },
  contactNotTraced: {
    body: z.strictObject({ explanation }),
    description: "SSCL has not found the person. A task for HR opens at once; the weekly chase goes on.",
    sentBy: ["sscl"],
    example: { explanation: "Letters to the last home address came back twice." },
  },
  intentionSignified: {
    body: z.strictObject({
      name: text("Name, as given in the title of the message", 100).optional(),
      employeeNumber: employeeNumber.optional(),
      leavingOn: localDate.optional().meta({ description: "Last day of employment" }),
      intendsToOptIn: z.literal(true).optional().meta({ description: "They say that they intend to opt in" }),
      contact: z
        .strictObject({ channel: z.literal("email"), email })
        .optional()
        .meta({ description: "Onward contact details: a personal email address" }),
    }),
    description:
      "A leaver wrote to the functional mailbox. Only what the message contains is given; each missing part is asked for by name. Not yet an opt-in.",
    sentBy: ["harmonisationTeam"],
    example: {
      name: "Sam Okafor",
      employeeNumber: "E1204567",
      leavingOn: "2027-01-15",
      intendsToOptIn: true,
      contact: CONTACT,
    },
  },
  leavingReported: {
    body: z.strictObject({
      leavingOn: localDate.meta({ description: "Last day of employment" }),
      contact: contact.optional().meta({ description: "Where to write to them afterwards, when known" }),
    }),
    description:
      "The person leaves, or has left, whether or not they signified an intention. Nothing goes to the work address after that day.",
    sentBy: ["hrOperations", "harmonisationTeam", "sscl"],
    example: { leavingOn: "2027-01-15", contact: CONTACT },
  },
  contactDetailsChanged: {
    body: z.strictObject({ contact }),
    description: "The person is to be written to at another address from now on.",
    sentBy: ["hrOperations", "harmonisationTeam", "sscl"],
    example: { contact: CONTACT },
  },
  campaignDatesChanged: {
    body: z.strictObject(campaignDates),
    description: "The campaign's dates have moved. Every deadline that hangs on them is armed again.",
    sentBy: ["harmonisationTeam"],
    example: DATES,
  },
  qaEventScheduled: {
    body: qaEvent,
    description: "A question and answer event was added or moved. Those who have not answered are invited.",
    sentBy: ["harmonisationTeam"],
    example: { id: "teams-2", on: "2027-01-20", at: "12:30", joinAt: "https://example.org/join/teams-2" },
  },
  letterBounced: {
    body: z.strictObject({ explanation }),
    description: "The letter did not arrive. A task to reissue it opens, and the window waits for the new letter.",
    sentBy: ["sscl", "hrOperations", "harmonisationTeam"],
    example: { explanation: "Returned: no such mailbox." },
  },
  letterReissued: {
    body: z.strictObject({ contact }),
    description: "The letter goes out again, to another address. The person gets the full three weeks from today.",
    sentBy: ["sscl", "hrOperations"],
    example: { contact: CONTACT },
  },
  optedIn: {
    body: choiceEvent,
    description:
      "The person opts in to harmonised pay and terms. May be changed until the close; the last answer counts.",
    sentBy: ["employee", "hrOperations", "sscl"],
    example: { receivedBy: "onlineForm" },
  },
  declined: {
    body: choiceEvent,
    description: "The person declines. May be changed until the close; the last answer counts.",
    sentBy: ["employee", "hrOperations", "sscl"],
    example: { receivedBy: "onlineForm" },
  },
  questionAsked: {
    body: z.strictObject({ question: text("The question", 2000) }),
    description: "The person asks something. A task opens; the clock goes on.",
    sentBy: ["employee", "hrOperations", "harmonisationTeam"],
    example: { question: "Does pay protection count towards my pension?" },
  },
  questionAnswered: {
    body: z.strictObject({
      question: z.int().min(1).meta({ description: "Number of the question's entry on the timeline" }),
      answer: text("The answer, as the person will read it", 4000),
    }),
    description: "A question is answered. The answer goes to the person, and its task closes.",
    sentBy: ["hrOperations", "harmonisationTeam"],
    example: { question: 3, answer: "Yes. Pay protection is pensionable for as long as it is paid." },
  },
  lateAnswerDecided: {
    body: z.strictObject({
      decision: z.enum(["acceptExceptionally", "refuse"]).meta({ description: "What happens with the late answer" }),
      rationale: text("Why, as the person will read it when it is refused", 1000),
    }),
    description: "A decision on an answer that came after the close.",
    sentBy: ["hrLead"],
    example: {
      decision: "acceptExceptionally",
      rationale: "The person was in hospital until the day after the close.",
    },
  },
  payrollConfirmed: {
    body: z.strictObject({
      effectiveFrom: localDate.meta({ description: "Date from which the new pay applies" }),
      backPay: amount("Back pay in pounds; 0.00 when there is none"),
    }),
    description: "Payroll has aligned the pay.",
    sentBy: ["payroll", "sscl"],
    example: { effectiveFrom: "2026-12-01", backPay: "742.10" },
  },
  ...withdrawalEvents(
    ["hrOperations", "harmonisationTeam"],
    ["outOfScope", "startedInError", "duplicate", "leftWithoutIntention", "atOwnRequest"],
  ),
  ...aboutAPersonEvents(["hrOperations", "harmonisationTeam"]),
  messageTakenCareOf: {
    body: z.strictObject({
      recipient: z
        .enum(["person", "sscl", "payroll"])
        .default("person")
        .meta({ description: "Whom the message was for" }),
      explanation,
    }),
    description: "Somebody has dealt with a message that could not be delivered.",
    sentBy: ["hrOperations", "harmonisationTeam"],
    example: { recipient: "person", explanation: "Rang the person and read the update to them." },
  },
  noteAdded: noteAdded(["hrOperations", "harmonisationTeam", "sscl", "payroll", "hrLead"]),
  ownerReassigned: roleReassigned(
    ["hrOperations", "harmonisationTeam", "hrLead"],
    ["hrOperations", "harmonisationTeam", "hrLead"],
  ),
  corrected: corrected(["hrOperations", "harmonisationTeam"]),
} satisfies Record<string, EventContract>;

export type OptInInput = z.output<typeof input>;
export type OptInEvent = EventsOf<typeof events>;

export const optInLetter = {
  process: "optInLetter",
  title: "Opt-in letter",
  description:
    "An individual, one-off, time-limited opt-in to harmonised pay and terms: one case per employee, from the first update to aligned pay.",
  input,
  inputExample: {
    campaign: { ...DATES, letterVersion: "2027-01", updateEveryDays: 14, qaEvents: [] },
    employee: {
      employeeNumber: "E1204567",
      name: "Sam Okafor",
      workEmail: "sam.okafor@justice.example",
      situation: "active",
      origin: "supplyChain",
      organisation: "probationService",
      region: "East of England",
    },
    figures: { newSalary: "31432.00", allowances: "1250.00", payProtection: "0.00" },
  } satisfies z.input<typeof input>,
  startedBy: ["harmonisationTeam", "hrOperations"],
  events,
  words,
  messages,
  opening: ({ employee, campaignCaseId }: OptInInput) => ({
    ...(employee.region !== undefined && { region: employee.region }),
    ...(campaignCaseId !== undefined && { memberOf: campaignCaseId }),
    identifiers: [{ kind: "employeeNumber" as const, value: employee.employeeNumber }],
  }),
  // One-off: one case per employee and campaign.
  claims: ({ employee, campaignCaseId }: OptInInput) => [
    `optInLetter/${campaignCaseId ?? "alone"}/${employee.employeeNumber}`,
  ],
  refuseStart: ({ employee, campaign }: OptInInput, today: string) => [
    ...(isInScope(employee)
      ? []
      : [{ code: "outOfScope", field: "employee.origin", message: "The opt-in is not for this person: out of scope" }]),
    ...(campaign.lateAnswersUntil < today
      ? [{ code: "campaignOver", field: "campaign.lateAnswersUntil", message: "The campaign is over" }]
      : []),
  ],
  policies: { settings: optInPolicy },
  assumptions,
  belongsTo: "optInCampaign",
  policy: (_input: OptInInput, today: string) => ({ policy: policyOn(optInPolicy, today) }),
} satisfies ProcessContract;
