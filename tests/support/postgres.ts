import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres-server.ts";

/** Where the run's PostgreSQL is, or why there is none. */
export type ProvidedPostgres = { readonly url: string } | { readonly notRun: string };

declare module "vitest" {
  interface ProvidedContext {
    postgres: ProvidedPostgres;
  }
}

/** Vitest's global set-up: one PostgreSQL for the whole run, where its binaries are installed. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  if ("notRun" in server) {
    console.info(`PostgreSQL: not run, ${server.notRun}`);
    project.provide("postgres", server);
    return async () => {};
  }
  project.provide("postgres", { url: server.url });
  return () => server.stop();
}
