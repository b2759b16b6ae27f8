import path from "node:path";
import { buildPackage } from "./build-package.ts";

/** `npm run build`: writes the package for other applications to `dist`. */
await buildPackage(path.join(import.meta.dirname, "..", "..", "dist"));
