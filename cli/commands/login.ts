import { Command } from "commander";
import { terminalAsker } from "../body/terminal-asker.ts";
import { EndsWith, valueOf, wrongUsage } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";
import { runningNote } from "../session/home.ts";
import { keepLogin } from "../session/kept-login.ts";
import { processes } from "../session/processes.ts";
import { rolesOf } from "../session/roles-of.ts";
import { sessionOf, type Session } from "../session/session.ts";
import { NoIssuer, NoToken, tokenFrom } from "../session/token-from.ts";
import { repeatable } from "./repeatable.ts";

interface LoginOptions {
  readonly issuer?: string;
  readonly name?: string;
  readonly id?: string;
  readonly region: readonly string[];
}

/** `throughcare login ROLE…`: a token of the issuer of development, kept for the commands after it. */
export function loginCommand(): Command {
  return new Command("login")
    .summary("get a token for a role, and keep it")
    .description(
      "Gets a token from the issuer of a system that runs on this machine, for any role, and keeps it in the home folder, for you only. It is sent to the API it was got for and to no other.\n\nElsewhere the issuer is your organisation's: put its token into THROUGHCARE_TOKEN.",
    )
    .argument("[role...]", "hrLead, sscl, …: `throughcare processes NAME` says who may do what; asked for otherwise")
    .option("--name <name>", "as timelines show it")
    .option("--id <id>", "user name")
    .addOption(repeatable("--region <region>", "only this region's cases"))
    .option("--issuer <url>", "in place of the one of the system that runs here (THROUGHCARE_ISSUER)")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare login hrLead\n  $ throughcare login sscl hrOperations --name 'Sam Okafor' --region London\n  $ throughcare login",
    )
    .action(async (given: readonly string[], options: LoginOptions, command: Command) => {
      const session = sessionOf(command);
      const { url, out } = session;
      const issuer = options.issuer ?? process.env["THROUGHCARE_ISSUER"] ?? runningNote().issuer;
      if (issuer === undefined) {
        throw wrongUsage(
          "No issuer of tokens is known: no system runs here that has one. Give --issuer, or THROUGHCARE_TOKEN",
        );
      }
      const roles = given.length > 0 ? given : await askedFor(session);
      const role = roles.join(",");
      const wanted = {
        role,
        ...(options.name !== undefined && { name: options.name }),
        ...(options.id !== undefined && { username: options.id }),
        ...(options.region.length > 0 && { region: options.region.join(",") }),
      };
      const token = await tokenFrom(issuer.replace(/\/+$/, ""), wanted).catch((error: unknown) => {
        if (error instanceof NoIssuer)
          throw new EndsWith(
            EXIT.unavailable,
            `${error.message}. Is it running? Where it is: --issuer or THROUGHCARE_ISSUER. On this machine: npm start`,
          );
        if (error instanceof NoToken)
          throw new EndsWith(EXIT.notAuthorised, `The issuer gives no such token: ${error.message}`);
        throw error;
      });
      const file = keepLogin({ url, token, role });
      if (out.json) out.data({ url, role, file });
      else out.line(`Signed in to ${url} as ${roles.join(", ")}; kept in ${file}`);
    });
}

/** Roles that the API knows, of which somebody chooses. Throws EndsWith. */
async function askedFor({ client, asks }: Session): Promise<readonly string[]> {
  if (!asks) throw wrongUsage("Say which role: throughcare login hrLead");
  const roles = rolesOf(valueOf(await processes(client)));
  const chosen = await terminalAsker.several(
    "Which roles?",
    roles.map((role) => ({ value: role, label: role })),
  );
  if (chosen.length === 0) throw wrongUsage("A token is for one role at least");
  return chosen;
}
