import { spawn } from "node:child_process";
import { Command } from "commander";
import { valueOf } from "../ends-with.ts";
import { sessionOf } from "../session/session.ts";

/** `throughcare open CASE`: the case in Temporal's Web UI. */
export function openCommand(): Command {
  return new Command("open")
    .summary("the case in Temporal's Web UI")
    .description(
      "Open the case in Temporal's Web UI. Prints the address, which is all it does where there is no browser.",
    )
    .argument("<case>", "its id")
    .option("--print", "print the address only")
    .addHelpText("after", "\nExamples:\n  $ throughcare open CASE")
    .action(async (caseId: string, { print }: { readonly print?: true }, command: Command) => {
      const { client, out } = sessionOf(command);
      const { temporal } = valueOf(await client.cases.get(caseId)).view.links;
      if (out.json) out.data({ url: temporal });
      else out.line(temporal);
      if (!print && !out.json && process.stdout.isTTY) browse(temporal);
    });
}

/** Nothing is said when there is no browser: the address has been printed. */
function browse(url: string): void {
  if (!/^https?:$/.test(new URL(url).protocol)) return;
  const { platform, env } = process;
  if (platform === "linux" && !env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return;
  const opener = platform === "darwin" ? ["open"] : platform === "win32" ? ["explorer"] : ["xdg-open"];
  const [program = "", ...before] = opener;
  spawn(program, [...before, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
