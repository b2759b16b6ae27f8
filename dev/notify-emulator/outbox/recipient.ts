import type { Message } from "../messages/message.ts";
import { html, type Html } from "./html.ts";

/** The recipient on one line. A long email address may be broken after its @ and its dots, and nowhere else. */
export function recipient({ to }: Pick<Message, "to">): Html {
  const pieces = to
    .split("\n")
    .join(", ")
    .split(/(?<=[@.])/);
  return html`${pieces.map((piece, at) => (at === 0 ? html`${piece}` : html`<wbr />${piece}`))}`;
}
