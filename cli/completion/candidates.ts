import type { Argument, Command } from "commander";

/** A word a line may go on with, and what it means. */
export type Candidate = readonly [word: string, meaning: string];

/** What only the API knows: asked by the name of an argument or option, and the arguments before it. */
export type Lookup = (what: string, before: readonly string[]) => Promise<readonly Candidate[]>;

/** How a line may go on whose last word is being written. */
export async function candidates(
  program: Command,
  words: readonly string[],
  lookup: Lookup,
): Promise<readonly Candidate[]> {
  const started = words.at(-1) ?? "";
  const { command, before, option } = placeOf(program, words.slice(0, -1));
  const found = option
    ? (option.argChoices?.map((choice): Candidate => [choice, ""]) ?? (await lookup(option.attributeName(), before)))
    : started.startsWith("-")
      ? optionsOf(command, program)
      : [...commandsOf(command), ...(await lookup(argumentAt(command, before.length)?.name() ?? "", before))];
  return found.filter(([word]) => word.startsWith(started));
}

interface Place {
  readonly command: Command;
  /** The arguments of the command so far. */
  readonly before: readonly string[];
  /** The option whose value comes next. */
  readonly option: Command["options"][number] | undefined;
}

function placeOf(program: Command, words: readonly string[]): Place {
  let command = program;
  let option: Place["option"];
  const before: string[] = [];
  for (const word of words) {
    const valued = option !== undefined;
    option = undefined;
    if (valued) continue;
    if (word.startsWith("-")) {
      const found = [...command.options, ...program.options].find(({ long, short }) => long === word || short === word);
      if (found?.required) option = found;
      continue;
    }
    const inner = before.length === 0 && command.commands.find((each) => each.name() === word);
    if (inner) command = inner;
    else before.push(word);
  }
  return { command, before, option };
}

/** The last argument may stand for any number of words. */
function argumentAt({ registeredArguments }: Command, place: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[place] ?? (last?.variadic ? last : undefined);
}

function optionsOf(command: Command, program: Command): readonly Candidate[] {
  const options = command === program ? program.options : [...command.options, ...program.options];
  return options.flatMap(({ long, description, hidden }): Candidate[] =>
    hidden || !long ? [] : [[long, description]],
  );
}

function commandsOf(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((each): Candidate => [each.name(), each.summary() || each.description()]);
}
