import { Command, type Argument } from "commander";
import { campaignCommand } from "./commands/campaign.ts";
import { completeCommand, completionCommand } from "./commands/completion.ts";
import { findCommand } from "./commands/find.ts";
import { forwardCommand } from "./commands/forward.ts";
import { listCommand } from "./commands/list.ts";
import { loginCommand } from "./commands/login.ts";
import { logoutCommand } from "./commands/logout.ts";
import { openCommand } from "./commands/open.ts";
import { processesCommand } from "./commands/processes.ts";
import { sendManyCommand } from "./commands/send-many.ts";
import { sendCommand } from "./commands/send.ts";
import { showCommand } from "./commands/show.ts";
import { startCommand } from "./commands/start.ts";
import { tasksCommand } from "./commands/tasks.ts";
import { timelineCommand } from "./commands/timeline.ts";
import { whoamiCommand } from "./commands/whoami.ts";
import { Style } from "./output/style.ts";

const AFTER = `
In examples CASE is the id of a case, such as optInLetter-0123…: list, tasks
and find show them, and completion knows them.

Examples:
  $ throughcare login hrLead
  $ throughcare start optInLetter
  $ throughcare tasks --mine
  $ throughcare send CASE optedIn --field receivedBy=post
  $ throughcare list --due-within P7D --json

Ends with:
  0    done
  1    refused: the case does not take it, it exists already, there is no such
       case, or rows were refused
  2    the command, a field or a file is not as it has to be
  3    nobody answers, or not now, or it is not known yet what became of it:
       repeat the command with the --key that is shown
  4    not signed in, or not allowed
  130  Ctrl-C

Environment:
  THROUGHCARE_URL     the API
  THROUGHCARE_TOKEN   the bearer token, in place of the one of the last login
  THROUGHCARE_HOME    where the login is kept
  NO_COLOR            no colours`;

/** Every command under what it is for, as help shows them. */
const GROUPS: Readonly<Record<string, readonly (() => Command)[]>> = {
  "Signing in:": [loginCommand, whoamiCommand, logoutCommand],
  "Finding and reading:": [
    listCommand,
    findCommand,
    showCommand,
    timelineCommand,
    tasksCommand,
    openCommand,
    processesCommand,
  ],
  "Doing:": [startCommand, sendCommand, sendManyCommand, campaignCommand, forwardCommand],
  "Setting up:": [completionCommand],
};

/** The whole command line. */
export function createProgram(): Command {
  const program = new Command("throughcare");
  program
    .description("Start, advance and watch cases of probation's long processes, over the HTTP API.")
    .option("--url <url>", "the API; a system that runs on this machine is found by itself")
    .option("--json", "JSON for programs, in place of tables")
    .option("--no-input", "ask nothing, whatever is missing")
    .addHelpText("after", AFTER);
  for (const [heading, commands] of Object.entries(GROUPS))
    for (const command of commands) program.addCommand(command().helpGroup(heading));
  program.addCommand(completeCommand(program), { hidden: true });
  const style = new Style(process.stderr);
  everyCommand(program, (command, path) =>
    command
      .exitOverride()
      .helpCommand(false)
      .configureHelp({
        showGlobalOptions: true,
        styleTitle: (title) => new Style(process.stdout).heading(title),
        subcommandTerm: (each) => [each.name(), ...each.registeredArguments.map(argumentTerm)].join(" "),
      })
      .configureOutput({ outputError: (text, write) => write(style.alarm(text)) })
      .showHelpAfterError(`More: ${path} --help`),
  );
  return program;
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Settings are not inherited by commands that were made by themselves. */
function everyCommand(command: Command, set: (command: Command, path: string) => unknown, before = ""): void {
  const path = `${before}${command.name()}`;
  set(command, path);
  for (const inner of command.commands) everyCommand(inner, set, `${path} `);
}
