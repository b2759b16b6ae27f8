import { fileURLToPath } from "node:url";

/** The SQL that `npm run db:generate` wrote from the schema; the same for both engines. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../migrations", import.meta.url));
