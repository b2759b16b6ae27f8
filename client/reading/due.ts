/** What is due soon: either, not both. By the clock on the wall, rehearsals included. */
export interface Due {
  /** ISO 8601 with an offset or Z. */
  readonly dueBefore?: string;
  /** An ISO 8601 duration from now, `P7D`; what is overdue is included. */
  readonly dueWithin?: string;
}
