/** What an event of a process is called outside: `throughcare.opt-in-letter.opted-in`. */
export function domainEventType(process: string, event: string): string {
  return `throughcare.${kebab(process)}.${kebab(event)}`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
