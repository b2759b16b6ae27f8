import { writeFileSync } from "node:fs";
import { asyncApiDocument } from "../../events-out/document/asyncapi-document.ts";

/** Writes `docs/asyncapi.json` from the contracts: `node dev/docs/asyncapi.ts`. */
writeFileSync(
  new URL("../../docs/asyncapi.json", import.meta.url),
  `${JSON.stringify(asyncApiDocument(), undefined, 2)}\n`,
);
