/** Text from elsewhere as a terminal may show it: what people typed could hold sequences that steer the terminal. */
export function plain(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\n\t]+/g, " ");
}
