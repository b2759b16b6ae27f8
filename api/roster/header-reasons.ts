import type { Refusal } from "../../machines/shared/process-definition.ts";

/** So many columns are another file, and a reason for each would be longer than it. */
const MOST_COLUMNS = 100;

/**
 * What is wrong with a file's header: each column exactly once, in any order. Wrong ones are named by their place and
 * not by their text: a file without a header has a person there.
 */
export function headerReasons(names: readonly string[], columns: readonly string[]): Refusal[] {
  if (names.length > MOST_COLUMNS) {
    const message = `The header has ${names.length} columns in place of ${columns.length}`;
    return [{ code: "tooManyColumns", message }];
  }
  return [
    ...columns
      .filter((column) => !names.includes(column))
      .map((column) => ({ code: "missingColumn", field: column, message: `The header has no column "${column}"` })),
    ...names.flatMap((name, index) => {
      const place = `Column ${index + 1} of the header`;
      if (!columns.includes(name)) return [{ code: "unknownColumn", message: `${place} is not a column of this file` }];
      if (names.indexOf(name) < index)
        return [{ code: "duplicateColumn", field: name, message: `${place} is there twice` }];
      return [];
    }),
  ];
}
