import { readFileSync } from "node:fs";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The manifest of the package for other applications: the client, without the service. */
export function packageJson(): object {
  const whole = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Manifest;
  const { name, version, license } = whole;
  return {
    name,
    version,
    description: "Typed client of Throughcare.",
    license,
    type: "module",
    exports: { "./client": { types: "./client/index.d.ts", default: "./client/index.js" } },
    engines: { node: ">=20.12" },
    sideEffects: false,
  };
}
