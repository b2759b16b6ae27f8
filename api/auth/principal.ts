import type { Role } from "../../machines/shared/roles.ts";

/** Who asks, as their token says: a person by way of an application, or an application by itself. */
export interface Principal {
  readonly kind: "person" | "application";
  /** What the timeline names them by. Never `system`, which the service itself goes by. */
  readonly id: string;
  readonly displayName: string;
  /** Ids of the member of staff, by which cases are restricted to them; none for an application acting by itself. */
  readonly staffIds: readonly string[];
  /** The application; idempotency keys are its own. */
  readonly client: string;
  readonly roles: readonly Role[];
  /** Names of the regions whose cases they may know of, besides those without one. */
  readonly regions: "all" | readonly string[];
}
