/** The columns of the file of employees, in order. `newSalary`, `allowances` and `payProtection` may be empty together. */
export const columns = [
  "employeeNumber",
  "name",
  "workEmail",
  "situation",
  "origin",
  "organisation",
  "awaitingPayAlignment",
  "region",
  "newSalary",
  "allowances",
  "payProtection",
] as const;

type Row = Readonly<Record<string, string>>;

/** A row as the input of an opt-in letter. Not parsed yet: the letter's contract says what is wrong with it. */
export function rowToInput(row: Row, shared: Readonly<Record<string, unknown>>): unknown {
  const { awaitingPayAlignment, newSalary, allowances, payProtection, region, ...employee } = row;
  const figures = { newSalary, allowances, payProtection };
  const hasFigures = Object.values(figures).some((amount) => amount !== undefined && amount !== "");
  return {
    ...shared,
    employee: {
      ...employee,
      ...(region !== "" && { region }),
      awaitingPayAlignment: yesOrNo(awaitingPayAlignment),
    },
    ...(hasFigures && { figures }),
  };
}

/** Anything but yes or no is left as it is, for the contract to refuse. */
function yesOrNo(cell: string | undefined): unknown {
  const word = cell?.trim().toLowerCase() ?? "";
  if (word === "yes") return true;
  return word === "no" || word === "" ? false : cell;
}
