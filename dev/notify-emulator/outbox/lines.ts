import { html, type Html } from "./html.ts";

/** Text with its line breaks kept. */
export function lines(text: string): Html {
  return html`${text.split("\n").map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`))}`;
}
