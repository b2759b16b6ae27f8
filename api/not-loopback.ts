/** Somebody wants the API to be reachable from elsewhere while anyone who reaches it may do everything. */
export class NotLoopback extends Error {
  override readonly name = "NotLoopback";

  constructor() {
    super("The API listens on the loopback address only until it knows who asks. Use 127.0.0.1, ::1 or localhost.");
  }
}
