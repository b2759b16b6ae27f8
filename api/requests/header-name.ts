/** A header's name as documentation writes it: Node has them in lower case. */
export function headerName(lowerCase: string): string {
  return lowerCase.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
