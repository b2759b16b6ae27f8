import { z } from "zod";
import type { Actor } from "../../machines/shared/actor.ts";

/** Shown in the documentation; the page to try the API replaces it by a fresh one each time. */
export const EXAMPLE_KEY = "a-new-key-for-every-request";

const PROVISIONAL = "Provisional, until authentication exists: taken from the caller's word.";

const word = (pattern: RegExp, message: string): z.ZodString => z.string().regex(pattern, message);

/** Names that the service itself goes by: nobody else may. */
const notSystem = (value: string): boolean => value.toLowerCase() !== "system";

/** The headers of everything that changes something. */
export const commandHeaders = z.object({
  "idempotency-key": word(/^[\x21-\x7e]{1,200}$/, "Must be 1 to 200 visible characters").meta({
    description:
      "Names this request: the same key and body again changes nothing and gets the same answer; with another body it is refused. Keys are kept apart by client.",
    examples: [EXAMPLE_KEY],
  }),
  "x-actor-id": word(/^[\w.@:-]{1,100}$/, "Must be 1 to 100 letters, digits or . _ @ : -")
    .refine(notSystem, "Must not be the service's own")
    .default("local")
    .meta({ description: `Who does this. ${PROVISIONAL}` }),
  "x-actor-name": word(/^[\x20-\x7e\xa0-\xff]{1,100}$/, "Must be 1 to 100 characters of Latin-1")
    .default("Local user")
    .meta({ description: `Their name, for timelines. ${PROVISIONAL}` }),
  "x-actor-role": word(/^[A-Za-z][A-Za-z0-9]{0,49}$/, "Must be 1 to 50 letters or digits, a letter first")
    .refine(notSystem, "Must not be the service's own")
    .default("local")
    .meta({ description: `The role they do it in. ${PROVISIONAL}` }),
  "x-client": word(/^[\w.-]{1,64}$/, "Must be 1 to 64 letters, digits or . _ -")
    .default("local")
    .meta({ description: `Which application asks; keys are its own. ${PROVISIONAL}` }),
});

export type CommandHeaders = z.output<typeof commandHeaders>;

/** Who asks, by which application, under which key. */
export interface Command {
  readonly actor: Actor;
  readonly client: string;
  readonly idempotencyKey: string;
}

export function commandOf(headers: CommandHeaders): Command {
  return {
    actor: { id: headers["x-actor-id"], displayName: headers["x-actor-name"], role: headers["x-actor-role"] },
    client: headers["x-client"],
    idempotencyKey: headers["idempotency-key"],
  };
}
