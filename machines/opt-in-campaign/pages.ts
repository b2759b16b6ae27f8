/** What the interpreter reports on a page of work done for a campaign. */

export interface PageStarted {
  readonly type: "pageStarted";
  readonly importId: string;
  readonly started: number;
  readonly already: number;
  readonly refused: number;
  /** First line of the next page; absent after the last. */
  readonly nextLine?: number;
}

export interface PageTold {
  readonly type: "pageTold";
  readonly key: string;
  readonly told: number;
  readonly refused: number;
  /** Case id after which the next page starts; absent after the last. */
  readonly after?: string;
}
