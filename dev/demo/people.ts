/** Who does what in the demo. All of them are fictitious. */
export const STAFF = {
  team: { name: "Harmonisation Team", role: "harmonisationTeam" },
  sscl: { name: "SSCL opt-in desk", role: "sscl" },
  hr: { name: "HR Operations", role: "hrOperations" },
  lead: { name: "HR lead", role: "hrLead" },
  payroll: { name: "Payroll", role: "payroll" },
  employee: { name: "The employee", role: "employee" },
} as const;

/** The people of `examples/opt-in-campaign.csv`, by first name. */
export const EMPLOYEES = {
  Amara: "E1000101",
  Bryn: "E1000102",
  Chloe: "E1000103",
  Deepa: "E1000104",
  Ewan: "E1000105",
  Farida: "E1000106",
  Gethin: "E1000107",
  Harriet: "E1000108",
  Ines: "E1000109",
  Kavita: "E1000111",
  Liam: "E1000112",
} as const;

export type Person = keyof typeof EMPLOYEES;
