import type { Logger } from "pino";
import type { CaseService } from "../cases/case-service.ts";
import type { TokenVerifier } from "./auth/token-verifier.ts";
import type { CodecAccess } from "./codec/codec-access.ts";
import type { SignIn } from "./openapi/sign-in.ts";
import type { Receipts } from "./receipts/receipts.ts";
import type { Rehearsal } from "./rehearsal/rehearsal.ts";
import type { BuildInfo } from "./status/build-info.ts";

/** What the API is made of. Whoever creates it opens these and closes them. */
export interface ApiDeps {
  readonly service: CaseService;
  /** Tells whom a token speaks for. */
  readonly verify: TokenVerifier;
  /** Temporal's Web UI, without a slash at the end. */
  readonly uiUrl: string;
  /** The namespace of the cases in Temporal. */
  readonly namespace: string;
  /** Where a person reads what was sent: the emulator's Outbox, or Notify itself. Linked from the front page. */
  readonly outboxUrl?: string;
  readonly receipts: Receipts;
  /** Registers the routes by which Temporal's Web UI and CLI read what is encrypted. */
  readonly codec?: CodecAccess;
  /** In development only: registers the routes that move a rehearsal's clock, and lets cases be born as rehearsals. */
  readonly rehearsal?: Rehearsal;
  /** Whether pages of an origin may use the API; none of another origin unless told. */
  readonly pagesAt?: (origin: string) => boolean;
  /** Where people sign in from the page at `/docs`; without it they paste a token there. */
  readonly signIn?: SignIn;
  /** How often anybody may ask; generous unless told. */
  readonly requestsPerMinute?: number;
  readonly buildInfo: BuildInfo;
  readonly logger: Logger;
}
