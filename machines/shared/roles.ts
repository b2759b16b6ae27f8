/**
 * The roles that start, advance, decide and look after cases, with the words people know them by. Codes are what
 * contracts, tasks and escalations hold; who has which role is the business of authentication.
 */
export const ROLES = {
  employee: "Employee",
  sscl: "Shared services (SSCL)",
  payroll: "Payroll",
  harmonisationTeam: "Harmonisation team",
  hrOperations: "HR operations",
  hrLead: "HR lead",
  practitioner: "Probation practitioner (community offender manager)",
  seniorProbationOfficer: "Senior probation officer",
  headOfDeliveryUnit: "Head of probation delivery unit",
  dutyManager: "Duty manager",
  regionalSpoc: "Region's single point of contact for tagging",
  prisonOffenderManager: "Prison offender manager",
  ems: "Electronic Monitoring Services (EMS)",
  programmeTeam: "Programmes team",
  facilitator: "Programme facilitator",
  treatmentManager: "Treatment manager",
  programmeManager: "Programmes manager",
  enforcementOfficer: "Enforcement officer",
  courtTeam: "Court team",
  pipeOfficer: "PIPE probation officer (regime lead)",
  clinicalLead: "Clinical lead",
  operationalLead: "Operational lead (SPO, Approved Premises manager)",
  divisionalSpo: "Covering divisional SPO",
  healthPartner: "PIPE health partner",
  keyWorker: "Key worker",
  premisesStaff: "Approved Premises staff",
  sendingPrison: "Sending prison",
  serviceOperator: "Operator of this service",
} as const;

export type Role = keyof typeof ROLES;
