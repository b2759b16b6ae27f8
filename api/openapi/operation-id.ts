/** `optInLetter` as part of an operation's id: `OptInLetter`. */
export function pascal(camel: string): string {
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
