/** The folder of a process under `machines/`, and the name of its page: `optInLetter` is `opt-in-letter`. */
export function folderOf(process: string): string {
  return process.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
