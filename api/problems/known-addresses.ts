import type { RouteOptions } from "fastify";

/** The addresses that exist, to tell a wrong method from a wrong address. */
export class KnownAddresses {
  readonly #routes: { readonly url: string; readonly pattern: RegExp; readonly method: string }[] = [];

  add({ method, url }: Pick<RouteOptions, "method" | "url">): void {
    const pattern = new RegExp(
      `^${url
        .replace(/[.+?^$()[\]{}|\\]/g, "\\$&")
        .replace(/\*/g, ".*")
        .replace(/:[A-Za-z]+/g, "[^/]+")}$`,
    );
    for (const one of [method].flat()) this.#routes.push({ url, pattern, method: one });
  }

  /**
   * The methods an address has, in order of their names; empty when there is no such address. One that is written out,
   * like `/cases/search`, is no id of anything: it has its own methods only.
   */
  methodsAt(path: string): string[] {
    const writtenOut = this.#writtenOut(path);
    const routes = writtenOut.length > 0 ? writtenOut : this.#routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(routes.map(({ method }) => method))].sort();
  }

  /** Whether an address is written out and lacks the method, which the router then takes to an id's address. */
  isMistaken(path: string, method: string): boolean {
    const routes = this.#writtenOut(path);
    return routes.length > 0 && !routes.some((route) => route.method === method);
  }

  #writtenOut(path: string): readonly { readonly method: string }[] {
    return this.#routes.filter(({ url }) => url === path);
  }
}
