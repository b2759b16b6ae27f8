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
    const writtenOut = this.#routes.filter(({ url }) => url === path);
    const routes = writtenOut.length > 0 ? writtenOut : this.#routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(routes.map(({ method }) => method))].sort();
  }
}
