import { readFileSync } from "node:fs";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What the command line is made of; the client needs nothing. */
const NEEDED = ["@clack/prompts", "commander", "fast-string-width"];

/** The manifest of the package for other applications: the client and the command line, without the service. */
export function packageJson(): object {
  const whole = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Manifest;
  const { name, version, license, dependencies } = whole;
  return {
    name,
    version,
    description: "Typed client and command line of Throughcare.",
    license,
    type: "module",
    exports: { "./client": { types: "./client/index.d.ts", default: "./client/index.js" } },
    bin: { throughcare: "./cli/main.js" },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([each]) => NEEDED.includes(each))),
    engines: { node: ">=20.12" },
    sideEffects: false,
  };
}
