import type { RouteOptions } from "fastify";

/** The addresses that exist, to tell a wrong method from a wrong address. */
export class KnownAddresses {
  readonly #routes: { readonly pattern: RegExp; readonly method: string }[] = [];

  add({ method, url }: Pick<RouteOptions, "method" | "url">): void {
    const pattern = new RegExp(
      `^${url
        .replace(/[.+?^$()[\]{}|\\]/g, "\\$&")
        .replace(/\*/g, ".*")
        .replace(/:[A-Za-z]+/g, "[^/]+")}$`,
    );
    for (const one of [method].flat()) this.#routes.push({ pattern, method: one });
  }

  /** The methods an address has, in order of their names; empty when there is no such address. */
  methodsAt(path: string): string[] {
    const methods = this.#routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}
