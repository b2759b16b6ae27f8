/** A person for the documentation, by column. */
const PERSON: Readonly<Record<string, string>> = {
  employeeNumber: "E1000101",
  name: "Amara Nwosu",
  workEmail: "amara.nwosu@justice.example",
  situation: "active",
  origin: "supplyChain",
  organisation: "probationService",
  awaitingPayAlignment: "no",
  region: "London",
  newSalary: "31432.00",
  allowances: "1250.00",
  payProtection: "0.00",
};

/** A file that works as it stands. */
export function rosterExample(columns: readonly string[]): string {
  return `${columns.join(",")}\n${columns.map((column) => PERSON[column] ?? "").join(",")}\n`;
}
