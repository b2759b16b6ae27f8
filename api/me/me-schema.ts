import { z } from "zod";

export const meSchema = z
  .object({
    kind: z.enum(["person", "application"]),
    id: z.string().meta({ description: "What timelines name you by" }),
    displayName: z.string(),
    client: z.string().meta({ description: "The application; idempotency keys are its own" }),
    roles: z.array(z.string()),
    regions: z.union([z.literal("all"), z.array(z.string())]),
    permissions: z.array(z.string()).meta({ description: "What your roles may do: `optInLetter:send:optedIn`" }),
  })
  .meta({ id: "Me", description: "Who you are to this service, and what you may do" });
