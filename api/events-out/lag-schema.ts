import { z } from "zod";

/** How far consumers of domain events are behind. */
export const lagSchema = z
  .object({
    waiting: z.int().min(0).meta({ description: "Events to publish, parked ones aside" }),
    oldestSeconds: z.int().min(0).meta({ description: "For how long the oldest of them has been waiting" }),
    parked: z.int().min(0).meta({ description: "Refused so often that a person must look" }),
    unconfirmed: z
      .int()
      .min(0)
      .meta({ description: "In records and not in their case's history: not published unless the case takes them" }),
  })
  .meta({ id: "EventsOutLag" });
