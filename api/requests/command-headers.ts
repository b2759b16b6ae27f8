import { z } from "zod";
import type { Actor } from "../../machines/shared/actor.ts";
import { actingForHeaders } from "../auth/acting-for.ts";
import { actorIn } from "../auth/acting-role.ts";
import type { Principal } from "../auth/principal.ts";

/** Shown in the documentation; the page to try the API replaces it by a fresh one each time. */
export const EXAMPLE_KEY = "a-new-key-for-every-request";

/** The headers of everything that changes something. */
export const commandHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "Must be 1 to 200 visible characters")
    .meta({
      description:
        "Names this request: the same key and body again changes nothing and gets the same answer; with another body it is refused. Keys are kept apart by the application that asks, which is the token's `client_id`.",
      examples: [EXAMPLE_KEY],
    }),
  ...actingForHeaders.shape,
});

/** Who asks, by which application, under which key. */
export interface Command {
  readonly actor: Actor;
  readonly client: string;
  readonly idempotencyKey: string;
}

interface CommandRequest {
  readonly headers: z.output<typeof commandHeaders>;
  readonly principal: Principal | null;
}

/** The command of somebody in the first of these roles that they have. Throws ProblemError when they have none. */
export function commandOf({ headers, principal }: CommandRequest, roles: readonly string[]): Command {
  if (!principal) throw new Error("A command without anybody who gives it");
  return {
    actor: actorIn(principal, roles),
    client: principal.client,
    idempotencyKey: headers["idempotency-key"],
  };
}
