import { z } from "zod";
import { isLocalDate } from "./calendar/civil-date.ts";

/** The fields every contract is made of, each with the description that OpenAPI shows. */

export const localDate = z
  .string()
  .refine(isLocalDate, { error: "Must be a real date written YYYY-MM-DD" })
  .meta({ description: "A civil date in Europe/London", format: "date", examples: ["2026-11-09"] });

export const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Must be a time of day written HH:MM")
  .meta({ description: "A civil time of day in Europe/London, 24 hours", examples: ["14:00"] });

export const employeeNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{4,12}$/, "Must be 4 to 12 letters and digits")
  .meta({ description: "Employee number", examples: ["E1204567"] });

export const crn = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]\d{6}$/, "Must be one letter and six digits")
  .meta({ description: "Case reference number", examples: ["X320741"] });

export const prisonNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]\d{4}[A-Z]{2}$/, "Must be one letter, four digits and two letters")
  .meta({ description: "Prison number", examples: ["A1234BC"] });

export const REGIONS = [
  "North East",
  "North West",
  "Yorkshire and the Humber",
  "Greater Manchester",
  "East Midlands",
  "Wales",
  "West Midlands",
  "East of England",
  "South West",
  "South Central",
  "London",
  "Kent Surrey and Sussex",
] as const;

export const region = z.enum(REGIONS).meta({ description: "Probation region" });

/** RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4: what is longer, or ends so, no mail server takes. */
function canBeDelivered(address: string): boolean {
  const [local = "", domain = ""] = address.split("@");
  return local.length <= 64 && domain.split(".").every((label) => label.length <= 63 && !label.endsWith("-"));
}

export const email = z
  .email("Must be an email address")
  .max(254)
  .refine(canBeDelivered, { error: "Must be an email address that mail servers take" })
  .meta({ description: "Email address", examples: ["a.person@example.org"] });

const VISIBLE = /[^\p{C}\p{M}\p{Z}]/u;

const A_LINE = 200;
const ONE_LINE = /^[^\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]*$/;
const SEVERAL_LINES = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]*$/;

/**
 * Text a person typed: trimmed, with something to see in it, without control characters. Those that turn round the
 * direction of a line are among them: what stands before and after it in a message would read otherwise. Up to 200
 * characters it is one line, as a name is or a line of an address; what may be longer may have several.
 */
export function text(description: string, most = A_LINE): z.ZodString {
  return z
    .string()
    .trim()
    .min(1, "Must not be empty")
    .max(most, `Must have at most ${most} characters`)
    .regex(
      most > A_LINE ? SEVERAL_LINES : ONE_LINE,
      most > A_LINE ? "Must not contain control characters" : "Must be one line, without control characters",
    )
    .refine((value) => value === "" || VISIBLE.test(value), "Must not be empty")
    .meta({ description });
}

/** Three to seven lines, the last a UK postcode: what GOV.UK Notify accepts as the address of a letter. */
export const postalAddress = z
  .array(text("Address line", 100))
  .min(3, "Must have at least three lines")
  .max(7, "Must have at most seven lines")
  .refine((lines) => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(lines.at(-1) ?? ""), {
    error: "The last line must be a UK postcode",
  })
  .meta({ description: "Postal address: name first, UK postcode last" });

/** Where a person can be written to. */
export const contact = z
  .discriminatedUnion("channel", [
    z.strictObject({ channel: z.literal("email"), email }),
    z.strictObject({ channel: z.literal("letter"), lines: postalAddress }),
  ])
  .meta({ description: "An email address or a postal address" });
