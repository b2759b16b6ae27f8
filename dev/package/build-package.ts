import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { packageJson } from "./package-json.ts";
import { writtenTypes } from "./written-types.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const TSC = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");

/** What other applications get. Node strips types of no file under `node_modules`, so that it has to be compiled. */
const FOLDERS = ["client", "cli"];

const OPTIONS = {
  extends: path.join(ROOT, "tsconfig.json"),
  compilerOptions: {
    target: "es2022",
    lib: ["es2022"],
    typeRoots: [path.join(ROOT, "node_modules", "@types")],
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: ".",
    outDir: "out",
  },
  include: FOLDERS,
};

/** Compiles the client and the command line into a folder, as a package of their own. Throws when they do not compile. */
export async function buildPackage(folder: string): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), "throughcare-package-"));
  try {
    for (const each of FOLDERS) await cp(path.join(ROOT, each), path.join(work, each), { recursive: true });
    for (const [file, written] of writtenTypes()) {
      const source = path.join(work, "client", file);
      await writeFile(source, written(await readFile(source, "utf8")));
    }
    await symlink(path.join(ROOT, "node_modules"), path.join(work, "node_modules"));
    await writeFile(path.join(work, "package.json"), JSON.stringify(packageJson()));
    await writeFile(path.join(work, "tsconfig.json"), JSON.stringify(OPTIONS));
    await compile(work);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const each of FOLDERS) await cp(path.join(work, "out", each), path.join(folder, each), { recursive: true });
    await writeFile(path.join(folder, "package.json"), `${JSON.stringify(packageJson(), null, 2)}\n`);
    for (const text of ["LICENSE", "client/README.md"]) {
      await cp(path.join(ROOT, text), path.join(folder, path.basename(text)));
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function compile(folder: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [TSC, "--project", "tsconfig.json"], { cwd: folder });
  } catch (error) {
    throw new Error(`The package does not compile:\n${(error as { stdout?: string }).stdout ?? String(error)}`, {
      cause: error,
    });
  }
}
