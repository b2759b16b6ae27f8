import { afterAll, beforeAll, describe, inject } from "vitest";
import { openRecords } from "../../records/open.ts";
import type { Records } from "../../records/records.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import type { ProvidedPostgres } from "../support/postgres.ts";
import { MASTER_KEY } from "./support/master-key.ts";
import { migratedTemplate } from "./support/migrated-template.ts";

interface Engine {
  readonly name: string;
  /** Records that no other test file sees; closing them throws them away. */
  open(): Promise<Records>;
}

const pglite: Engine = {
  name: "PGlite",
  open: async () => openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY }),
};

/** The run's PostgreSQL, or why there is none. */
export const server: ProvidedPostgres = inject("postgres") ?? {
  notRun: "tests/support/postgres.ts is not a globalSetup of this run",
};

/** Both engines, or the one there is. */
const engines: readonly Engine[] = "url" in server ? [pglite, postgres(server.url)] : [pglite];

/** The same tests on every engine there is. One that is missing shows as skipped, with the reason. */
export function onEveryEngine(title: string, suite: (records: () => Records) => void): void {
  describe.each(engines)(`${title}, on $name`, ({ open }) => {
    let records: Records;
    beforeAll(async () => {
      records = await open();
    }, 60_000);
    afterAll(() => records.close());
    suite(() => records);
  });
  if ("notRun" in server) describe.skip(`${title}, on PostgreSQL: not run, ${server.notRun}`, () => suite(unopened));
}

function postgres(url: string): Engine {
  return {
    name: "PostgreSQL",
    async open() {
      const database = await freshDatabase(url);
      const records = await openRecords({ databaseUrl: database.url }, { masterKey: MASTER_KEY });
      const close = async () => {
        await records.close();
        await database.drop();
      };
      return { ...records, close };
    },
  };
}

function unopened(): never {
  throw new Error("A skipped test has no records.");
}
