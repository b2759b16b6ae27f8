import type { Channel } from "../../../machines/shared/address.ts";
import type { Instant } from "../../../machines/shared/time.ts";
import type { EmulatorTemplate, TemplateVersion } from "./template.ts";

/** The templates of the service, with every version a message was ever sent with. */
export class TemplateBook {
  readonly #versions = new Map<string, TemplateVersion[]>();
  #current: ReadonlySet<string> = new Set();

  add(template: TemplateVersion): void {
    const versions = this.#versions.get(template.id);
    if (versions) versions.push(template);
    else this.#versions.set(template.id, [template]);
  }

  /** Makes these the templates of the service and returns the versions that are new, to be added. */
  adopt(templates: readonly EmulatorTemplate[], now: Instant): readonly TemplateVersion[] {
    this.#current = new Set(templates.map(({ id }) => id));
    return templates.flatMap((template) => {
      const latest = this.#versions.get(template.id)?.at(-1);
      if (latest && sameText(latest, template)) return [];
      return [{ ...template, version: (latest?.version ?? 0) + 1, createdAt: now }];
    });
  }

  /** The latest version, or the one asked for; nothing for a template the service does not have any more. */
  find(id: string, version?: number): TemplateVersion | undefined {
    if (!this.#current.has(id)) return undefined;
    return this.findEver(id, version);
  }

  /** Also templates that were taken away since: an old message still shows its own. */
  findEver(id: string, version?: number): TemplateVersion | undefined {
    const versions = this.#versions.get(id) ?? [];
    return version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
  }

  /** First version of the template: when it was created. */
  createdAt(id: string): Instant | undefined {
    return this.#versions.get(id)?.[0]?.createdAt;
  }

  /** By name, then channel. */
  all(channel?: Channel): readonly TemplateVersion[] {
    return [...this.#current]
      .flatMap((id) => this.find(id) ?? [])
      .filter((template) => channel === undefined || template.channel === channel)
      .sort((a, b) => a.name.localeCompare(b.name, "en") || a.channel.localeCompare(b.channel, "en"));
  }
}

function sameText(a: EmulatorTemplate, b: EmulatorTemplate): boolean {
  return a.name === b.name && a.channel === b.channel && a.subject === b.subject && a.body === b.body;
}
