import { Argument, Command } from "commander";
import { candidates } from "../completion/candidates.ts";
import { lookupAt } from "../completion/lookup.ts";
import { SCRIPTS } from "../completion/scripts.ts";
import { plain } from "../output/plain.ts";
import { sessionOf } from "../session/session.ts";

/** `throughcare completion SHELL`: completes commands, options, and the names the API knows. */
export function completionCommand(): Command {
  return new Command("completion")
    .summary("the script that completes this in your shell")
    .description("Print the script by which a shell completes commands, options, processes, cases and events.")
    .addArgument(new Argument("<shell>").choices(Object.keys(SCRIPTS)))
    .addHelpText(
      "after",
      "\nExamples:\n  $ source <(throughcare completion bash)\n  $ mkdir -p ~/.zfunc && throughcare completion zsh > ~/.zfunc/_throughcare\n  $ throughcare completion fish > ~/.config/fish/completions/throughcare.fish\n\nzsh looks in ~/.zfunc when ~/.zshrc has, before compinit: fpath+=(~/.zfunc). It completes\nwhat is called throughcare: in a checkout, alias throughcare='npx throughcare'.",
    )
    .action((shell: keyof typeof SCRIPTS) => void process.stdout.write(SCRIPTS[shell]));
}

/** What the scripts ask. Not shown to people. */
export function completeCommand(program: Command): Command {
  return new Command("__complete")
    .argument("[words...]")
    .action(async (words: readonly string[], _options, command: Command) => {
      const { client, out } = sessionOf(command, { attempts: 1 });
      const found = await candidates(program, words, lookupAt(client));
      for (const [word, meaning] of found) out.line(`${word}\t${plain(meaning)}`);
    });
}
