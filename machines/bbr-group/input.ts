import { z } from "zod";
import { MODULES } from "../bbr-shared/modules.ts";
import { email, employeeNumber, localDate, localTime, region, text } from "../shared/fields.ts";
import { WEEKDAYS } from "./timetable.ts";

export const facilitator = z
  .strictObject({
    employeeNumber,
    name: text("Name of the facilitator", 100),
    email: email.meta({ description: "Where the facilitator is written to" }),
  })
  .meta({ description: "A facilitator of the group" });

/** Distinct people, the first leading. */
export const facilitators = z
  .array(facilitator)
  .min(1, "Must have at least one facilitator")
  .max(6, "Must have at most six facilitators")
  .refine((list) => new Set(list.map((each) => each.employeeNumber)).size === list.length, {
    error: "Must name each facilitator once",
  })
  .meta({ description: "Who runs the group; the first leads it and is designated for one-to-ones unless another is" });

export const slots = z
  .array(
    z.strictObject({
      weekday: z.enum(WEEKDAYS).meta({ description: "Day of the week" }),
      at: localTime.meta({ description: "When the session begins" }),
    }),
  )
  .min(1, "Must have at least one slot")
  .max(5, "Must have at most five slots")
  .refine((list) => new Set(list.map(({ weekday }) => weekday)).size === list.length, {
    error: "Must have at most one slot a day",
  })
  .meta({ description: "When the group meets every week, one slot a day at most" });

const laterModule = z.enum(MODULES).exclude(["foundation"]);

const laterModules = z
  .array(laterModule)
  .length(MODULES.length - 1, "Must name each later module once")
  .refine((list) => new Set(list).size === list.length, { error: "Must name each later module once" })
  .meta({ description: "Order of the modules after Foundation" });

export const input = z.strictObject({
  name: text("Name of the group for colleagues; no personal data", 60),
  region,
  venue: text("Where it meets; for staff only, never in a text to a participant", 200),
  kind: z.enum(["closed", "rolling"]).meta({
    description: "Closed: everybody begins with Foundation. Rolling: joined at the beginning of any module",
  }),
  laterModules,
  firstSessionNotBefore: localDate.meta({ description: "The first session is in the first slot from this day on" }),
  slots,
  facilitators,
  treatmentManager: z
    .strictObject({
      name: text("Name of the treatment manager", 100),
      email: email.meta({ description: "Where the treatment manager is written to" }),
    })
    .meta({ description: "Treatment manager who looks after the group" }),
});

export const inputExample = {
  name: "Norwich Tuesdays, spring 2027",
  region: "East of England",
  venue: "Room 4, Norwich probation office",
  kind: "closed",
  laterModules: ["moduleB", "moduleC", "moduleD"],
  firstSessionNotBefore: "2027-02-01",
  slots: [{ weekday: "tuesday", at: "18:00" }],
  facilitators: [
    { employeeNumber: "E7700123", name: "Moira Field", email: "moira.field@justice.example" },
    { employeeNumber: "E7700456", name: "Idris Vaughan", email: "idris.vaughan@justice.example" },
  ],
  treatmentManager: { name: "Carys Lund", email: "carys.lund@justice.example" },
} satisfies z.input<typeof input>;

export type GroupInput = z.output<typeof input>;
