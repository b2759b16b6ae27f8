import { Command, Option } from "commander";
import { givenText } from "../body/given-text.ts";
import { terminalAsker } from "../body/terminal-asker.ts";
import { valueOf, wrongUsage } from "../ends-with.ts";
import { sessionOf } from "../session/session.ts";
import { caseTable } from "./case-table.ts";

/** What people are known by. */
const IDENTIFIERS = {
  crn: "Case reference number, such as X320741",
  prisonNumber: "Prison number, such as A1234BC",
  employeeNumber: "Employee number, such as E1204567",
} as const;

type Identifier = keyof typeof IDENTIFIERS;

const NAMES = Object.keys(IDENTIFIERS) as Identifier[];

/** `throughcare find`: the cases of one person. */
export function findCommand(): Command {
  return new Command("find")
    .summary("the cases of one person")
    .description(
      "Find the cases of one person, the latest first. The identifier is asked for, or read from standard input. It is no argument on purpose: arguments stay in the shell's history and are shown to everybody on the machine.",
    )
    .addOption(new Option("--by <identifier>", "what the person is known by; asked for otherwise").choices(NAMES))
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare find\n  $ throughcare find --by crn\n  $ throughcare find --by employeeNumber --json < number.txt",
    )
    .action(async ({ by: told }: { readonly by?: Identifier }, command: Command) => {
      const { client, out, asks } = sessionOf(command);
      if (!asks && told === undefined) throw wrongUsage(`Say with --by what standard input has: ${NAMES.join(", ")}`);
      const by = told ?? (await terminalAsker.one("What do you have?", NAMES.map(choiceOf)));
      const value = asks
        ? await terminalAsker.text(IDENTIFIERS[by], "", (text) => (text === "" ? "Is required" : undefined))
        : (await givenText("-")).trim();
      if (value === "") throw wrongUsage("Standard input has no identifier in it");
      const cases = valueOf(await client.cases.search({ [by]: value }));
      if (out.json) return out.data(cases);
      caseTable(out, cases);
      if (cases.length === 0) out.note("No case that you may see. It may be under another identifier of theirs");
    });
}

function choiceOf(value: Identifier): { readonly value: Identifier; readonly label: string } {
  return { value, label: IDENTIFIERS[value] };
}
