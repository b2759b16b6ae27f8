import type { Process } from "../../client/index.ts";
import { closest } from "../closest.ts";
import { wrongUsage } from "../ends-with.ts";

/** An event of a process. Throws EndsWith, with the name that may have been meant, and where they all are. */
export function eventOf({ process, events }: Process, name: string): Process["events"][number] {
  const found = events.find(({ event }) => event === name);
  if (found) return found;
  const meant = closest(
    name,
    events.map(({ event }) => event),
  );
  throw wrongUsage(
    `${process} has no event "${name}".${meant === undefined ? "" : ` Did you mean ${meant}?`}\nAll it has: throughcare processes ${process}`,
  );
}
