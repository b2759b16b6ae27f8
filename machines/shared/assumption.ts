/** Something a process does for which no source was found and which is not a number or a list: its shape. */
export interface Assumption {
  /** What the process does. */
  readonly assumed: string;
  readonly because: string;
}
