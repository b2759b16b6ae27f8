/** Who caused an event. Staff and applications have an id of their own; a timer is `system`. */
export interface Actor {
  readonly id: string;
  readonly displayName: string;
  readonly role: string;
}

/** The actor of every timer and of everything the service does by itself. */
export const SYSTEM: Actor = { id: "system", displayName: "Throughcare", role: "system" };
