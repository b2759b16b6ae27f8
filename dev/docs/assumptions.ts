import { writeFileSync } from "node:fs";
import { assumptionsPage } from "./assumptions-page.ts";

/** Writes `docs/assumptions.md` from the policies and the lists beside the processes: `node dev/docs/assumptions.ts`. */
writeFileSync(new URL("../../docs/assumptions.md", import.meta.url), assumptionsPage());
