import type { Client } from "../../client/index.ts";
import { EndsWith, valueOf } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";

/** One thing that takes a permission, and the roles that have it. */
export interface Doing {
  /** As `whoami --json` has it. */
  readonly permission: string;
  readonly roles: readonly string[];
}

/** What somebody may do, when this is among it. Throws EndsWith, as the API would refuse it. */
export async function mayDo(client: Client, { permission, roles }: Doing): Promise<readonly string[]> {
  const { permissions } = valueOf(await client.me());
  if (permissions.includes(permission)) return permissions;
  const people = roles.filter((role) => role !== "system");
  const detail =
    people.length === 0
      ? "Only the service itself does this, never somebody from outside"
      : `This takes one of these roles: ${people.join(", ")}`;
  throw new EndsWith(EXIT.notAuthorised, detail, {
    kind: "forbidden",
    type: "urn:throughcare:problem:forbidden",
    title: "Not allowed for this caller",
    status: 403,
    detail,
  });
}
