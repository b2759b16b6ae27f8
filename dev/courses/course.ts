import { z } from "zod";
import { text } from "../../machines/shared/fields.ts";

/**
 * A course: what applications and staff send to one or more cases, and when, from the first event to the last. The
 * files in `examples/` are courses; `npm run demo` tells them, and the tests run them over HTTP. Their bodies can be
 * copied as they stand.
 *
 * In a body, `@case:alex` stands for the id of the case named alex, and `@entry:alex:strapTampered` for the number of
 * its latest timeline entry of that name.
 */

/** A London date and time of day, `2027-03-01 10:00`. */
const londonTime = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, "Must be a London date and time");

const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, "Must be a short name in camel case");

const body = z.record(z.string(), z.unknown());

/** Who sends it: a role, and the name colleagues see. */
const by = z.strictObject({ role: z.string(), name: z.string() });

const start = z.strictObject({
  at: londonTime,
  say: text("What happens, for the reader", 400).optional(),
  start: z.strictObject({ case: name, process: z.string(), as: text("Name in the story", 40) }),
  by: z.string(),
  body,
});

const event = z.strictObject({
  at: londonTime,
  say: text("What happens, for the reader", 400).optional(),
  case: name,
  event: z.string(),
  by: z.string(),
  body: body.default({}),
});

/** Lets time pass; what is due on the way happens. */
const pause = z.strictObject({ at: londonTime, say: text("What happens, for the reader", 400) });

const step = z.union([start, event, pause]);

export const course = z.strictObject({
  title: text("What the course shows, in a few words", 120),
  /** The process the course is about. */
  process: z.string(),
  /** Told by `npm run demo`. */
  demo: z.boolean().default(false),
  people: z.record(z.string(), by).meta({ description: "Who acts, by the short name used in `by`" }),
  steps: z.array(step).min(1),
  /** By name of the case: the outcome it ends with. */
  ends: z.record(name, z.string()),
  /** By name of the case: what the clock did by itself, in order: `reminderOneWeek 2027-03-21 09:00`. */
  fires: z.record(name, z.array(z.string())).default({}),
});

export type Course = z.output<typeof course>;
export type CourseStep = Course["steps"][number];
