/** `throughcare/client`: the front door for other applications. */
export type * from "./answers.ts";
export { Case } from "./case.ts";
export type { CallOptions, ClientOptions, CommandOptions, OnBehalfOf, Retries } from "./client-options.ts";
export { createClient, type Client, type ClientOf, type CommonClient } from "./create-client.ts";
export type { AllowedEvent, ClientProblemKind, Problem, Reason } from "./problem.ts";
export type { ProcessClient, StartOptions } from "./process-client.ts";
export { allOf } from "./reading/all-of.ts";
export type { CaseFilter, PersonFilter, WhichCases } from "./reading/cases.ts";
export type { Page, Paging } from "./reading/page.ts";
export type { TaskFilter } from "./reading/tasks.ts";
export type { ForwardTo } from "./rehearsal.ts";
export type { NotOk, Ok, Result } from "./result.ts";
export type { Done, EventArguments, Sent } from "./sending.ts";
export type { ReportPage, RosterFile } from "./roster.ts";
export type { AnyShape, EventOf, ProcessName, ProcessShape, ShapeOf } from "./shapes.ts";
export type { WaitOptions } from "./wait-for.ts";
