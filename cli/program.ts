import { Command } from "commander";
import { campaignCommand } from "./commands/campaign.ts";
import { completeCommand, completionCommand } from "./commands/completion.ts";
import { forwardCommand } from "./commands/forward.ts";
import { listCommand } from "./commands/list.ts";
import { loginCommand } from "./commands/login.ts";
import { logoutCommand } from "./commands/logout.ts";
import { openCommand } from "./commands/open.ts";
import { processesCommand } from "./commands/processes.ts";
import { sendCommand } from "./commands/send.ts";
import { showCommand } from "./commands/show.ts";
import { startCommand } from "./commands/start.ts";
import { tasksCommand } from "./commands/tasks.ts";
import { timelineCommand } from "./commands/timeline.ts";

const AFTER = `
Examples:
  $ throughcare processes
  $ throughcare start optInLetter
  $ throughcare send optInLetter-… optedIn --field receivedBy=post
  $ throughcare list --due-within P7D --json

Ends with:
  0  done
  1  refused: the state does not take it, it exists already, there is no such case, rows were refused
  2  the command, a field or a file is not as it has to be
  3  nobody answers, or it is not known yet what became of it: repeat with the --key that is shown
  4  not signed in, or not allowed
  130  Ctrl-C

Environment:
  THROUGHCARE_URL     the API
  THROUGHCARE_TOKEN   the bearer token, in place of the one of the last login
  THROUGHCARE_HOME    where the login is kept
  NO_COLOR            no colours`;

/** The whole command line. */
export function createProgram(): Command {
  const program = new Command("throughcare");
  program
    .description("Start, advance and watch cases of probation's long processes, over the HTTP API.")
    .option("--url <url>", "the API; a system that runs on this machine is found by itself")
    .option("--json", "JSON for programs, in place of tables")
    .option("--no-input", "ask nothing, whatever is missing")
    .addHelpText("after", AFTER);
  const commands = [
    loginCommand(),
    logoutCommand(),
    processesCommand(),
    startCommand(),
    sendCommand(),
    showCommand(),
    listCommand(),
    tasksCommand(),
    timelineCommand(),
    forwardCommand(),
    campaignCommand(),
    openCommand(),
    completionCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  program.addCommand(completeCommand(program), { hidden: true });
  everyCommand(program, (command) =>
    command.exitOverride().helpCommand(false).showHelpAfterError("(--help says more)"),
  );
  return program;
}

/** Settings are not inherited by commands that were made by themselves. */
function everyCommand(command: Command, set: (command: Command) => unknown): void {
  set(command);
  for (const inner of command.commands) everyCommand(inner, set);
}
