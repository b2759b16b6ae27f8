import type { FailureMode, FailureState } from "./failure-mode.ts";

const SENDING_ONLY: ReadonlySet<FailureMode> = new Set(["rateLimited", "acceptThenTimeout"]);

/** The one switch that makes this copy of Notify fail. It is off after a restart. */
export class FailureSwitch {
  #state: FailureState = { mode: "none" };

  get state(): FailureState {
    return this.#state;
  }

  set(state: FailureState): void {
    this.#state = state;
  }

  /** How the request that has just come must fail. One that fails uses up the count. */
  next(request: { readonly sends: boolean }): FailureMode {
    const { mode, count } = this.#state;
    if (mode === "none" || (SENDING_ONLY.has(mode) && !request.sends)) return "none";
    if (count !== undefined) this.#state = count > 1 ? { mode, count: count - 1 } : { mode: "none" };
    return mode;
  }
}
