import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { barText, megabytes, paceText } from "../../cli/output/progress-bar.ts";
import { plain } from "../../cli/output/plain.ts";
import { Style } from "../../cli/output/style.ts";
import { createProgram } from "../../cli/program.ts";
import { Throughcare } from "./support/throughcare.ts";

const cli = new Throughcare("/nowhere", "http://127.0.0.1:1");
const names = createProgram()
  .commands.map((command) => command.name())
  .filter((name) => !name.startsWith("_"));

describe("Help", () => {
  test("names every command, every exit code and the environment", async () => {
    const { code, stdout, stderr } = await cli.run(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of names) expect(stdout).toMatch(new RegExp(`\\n {2}${name} `));
    for (const exit of ["0", "1", "2", "3", "4", "130"]) expect(stdout).toMatch(new RegExp(`\\n {2}${exit} {2}`));
    expect(stdout).toContain("NO_COLOR");
    expect(stdout).not.toContain("__complete");
    expect(stdout).not.toContain("\u001b");
  });

  test.each(names)("of %s says what it does, with an example where one helps", async (name) => {
    const { code, stdout } = await cli.run([...(name === "campaign" ? ["campaign", "import"] : [name]), "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: throughcare /);
    if (name !== "logout") expect(stdout).toMatch(/\nExamples:\n {2}\$ .*throughcare /);
  });

  test("is offered to whoever mistypes", async () => {
    const { code, stderr } = await cli.run(["lsit"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean list?");
  });
});

describe("Completion scripts", () => {
  test.for(["bash", "zsh", "fish"])("for %s are what that shell understands", async (shell, { skip }) => {
    const { code, stdout } = await cli.run(["completion", shell]);
    expect(code).toBe(0);
    expect(stdout).toContain("throughcare __complete -- ");
    const program = ["/bin", "/usr/bin"].map((folder) => `${folder}/${shell}`).find(existsSync);
    if (!program) return skip(`There is no ${shell} on this machine to ask`);
    const folder = await mkdtemp(path.join(tmpdir(), "throughcare-completion-"));
    const file = path.join(folder, "script");
    await writeFile(file, stdout);
    const { status } = spawnSync(program, ["-n", file]);
    await rm(folder, { recursive: true });
    expect(status).toBe(0);
  });

  test("another shell is refused", async () => {
    expect(await cli.run(["completion", "cmd"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("bash, zsh, fish"),
    });
  });
});

describe("What people see", () => {
  const without = new Style({ isTTY: false });

  test("is bold only on a terminal, and not with NO_COLOR", () => {
    expect(new Style({ isTTY: true }, {}).heading("a")).toBe("\u001b[1ma\u001b[22m");
    expect(new Style({ isTTY: true }, { NO_COLOR: "1" }).heading("a")).toBe("a");
    expect(without.heading("a")).toBe("a");
  });

  test("cannot steer the terminal", () => {
    expect(plain("a\u001b[2Jb\u0007\u202ec\nd\te")).toBe("a[2Jbc d e");
  });

  test("moves along", () => {
    expect(barText(0, 12)).toBe(`[${"-".repeat(30)}]   0 %  0 of 12`);
    expect(barText(6, 12)).toBe(`[${"#".repeat(15)}${"-".repeat(15)}]  50 %  6 of 12`);
    expect(barText(12, 12)).toBe(`[${"#".repeat(30)}] 100 %  12 of 12`);
    expect(barText(3_100_000, 6_200_000, megabytes)).toMatch(/ 50 % {2}3\.1 MB of 6\.2 MB$/);
  });

  test("with the pace, and the time that is left at it", () => {
    expect(paceText(0, 5_000, 100)).toBe("");
    expect(paceText(200, 5_000, 400)).toBe("40 a second, about 10 s left");
    expect(paceText(200, 5_000, 48_000)).toBe("40 a second, about 20 min left");
    expect(paceText(25, 5_000, 49_000)).toBe("5.0 a second, about 3 h left");
    expect(paceText(200, 5_000, 0)).toBe("40 a second");
  });
});
