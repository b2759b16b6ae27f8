import type { Channel } from "../../../machines/shared/address.ts";
import type { Instant } from "../../../machines/shared/time.ts";

/** A template as an administrator enters it at Notify. */
export interface EmulatorTemplate {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  /** Emails and letters have one. */
  readonly subject?: string;
  readonly body: string;
}

/** A template at one of its versions: an edited text is a new version, and messages keep the one they were sent with. */
export interface TemplateVersion extends EmulatorTemplate {
  readonly version: number;
  readonly createdAt: Instant;
}
