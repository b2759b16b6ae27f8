import { beforeAll, describe, expect, test } from "vitest";
import { taskCountsSchema } from "../../api/tasks/task-counts-schema.ts";
import { taskSchema } from "../../api/tasks/task-schema.ts";
import { commitCase } from "../../records/commit-case.ts";
import { DAY, HOUR, opened, START, transition, WAITING } from "../records/support/a-case.ts";
import { aProblem } from "./support/a-problem.ts";
import type { Caller } from "./support/caller.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { runningApi } from "./support/running-api.ts";

const running = runningApi();

/** A letter with a task of each of these roles: overdue unless told when it is due. */
async function aLetter(
  roles: readonly string[],
  { region, restrictedTo = [], due }: { region?: string; restrictedTo?: readonly string[]; due?: number } = {},
): Promise<string> {
  const caseId = aCaseId();
  return aCase(running().service.records, {
    caseId,
    state: { ...WAITING, restrictedTo },
    opening: { startedAt: START, identifiers: [], rehearsal: false, ...(region !== undefined && { region }) },
    tasks: roles.map((role) => opened(`${caseId}/${role}`, { role, ...(due !== undefined && { due }) })),
  });
}

async function tasksOf(api: Caller, query: string): Promise<string[]> {
  const { body } = await api.get(`/tasks?limit=200&${query}`);
  return taskSchema
    .array()
    .parse(body["tasks"])
    .map(({ taskId }) => taskId);
}

async function counted(api: Caller, query = "") {
  const { status, body } = await api.get(`/tasks/summary${query}`);
  expect(status).toBe(200);
  return taskCountsSchema.parse(body).counts;
}

describe("A work list", () => {
  let london = "";
  let wales = "";
  let restricted = "";
  beforeAll(async () => {
    london = await aLetter(["sscl", "hrLead"], { region: "London" });
    wales = await aLetter(["sscl"], { region: "Wales", due: Date.now() + DAY });
    restricted = await aLetter(["sscl"], { region: "London", restrictedTo: ["AB12C"] });
    const up = { change: "escalated", taskId: `${london}/hrLead`, role: "hrOperations", due: START + DAY } as const;
    await commitCase(running().service.records, transition(london, 1, { tasks: [up] }));
  });
  const stranger = () => running().as({ id: "EF56G" });

  test("is of one region", async () => {
    const api = await stranger();
    expect(await tasksOf(api, "region=London&role=sscl")).toEqual([`${london}/sscl`]);
    expect(await tasksOf(api, "region=Wales")).toEqual([`${wales}/sscl`]);
  });

  test("tells regions apart, and whose case each task is of", async () => {
    const { body } = await (await stranger()).get(`/tasks?caseId=${wales}`);
    expect(body["tasks"]).toMatchObject([{ region: "Wales", owner: { role: "payTeam" }, rehearsal: false }]);
  });

  test("is of what went up a role, or of what did not", async () => {
    const api = await stranger();
    expect(await tasksOf(api, "escalated=true")).toEqual([`${london}/hrLead`]);
    expect(await tasksOf(api, "escalated=true&role=sscl")).toEqual([]);
    expect(await tasksOf(api, "escalated=false&region=London")).toEqual([`${london}/sscl`]);
  });

  test("is of one role and what is overdue or due by then", async () => {
    const api = await stranger();
    expect(await tasksOf(api, "role=sscl&overdue=true")).toEqual([`${london}/sscl`]);
    expect(await tasksOf(api, "role=sscl&overdue=false")).toEqual([`${wales}/sscl`]);
    const then = new Date(Date.now() + 2 * DAY).toISOString();
    expect(await tasksOf(api, `role=sscl&dueBefore=${then}`)).toEqual([`${london}/sscl`, `${wales}/sscl`]);
  });

  test("of one's own has the tasks of the roles in the token", async () => {
    const mine = await running().as({ id: "EF56G", roles: ["hrOperations", "payroll"] });
    expect(await tasksOf(mine, "mine=true")).toEqual([`${london}/hrLead`]);
    expect(await tasksOf(mine, "mine=true&role=sscl")).toEqual([]);
    expect(await tasksOf(mine, "mine=false&role=sscl")).toHaveLength(2);
  });

  test("shows nothing of other regions, nor of what is restricted to others", async () => {
    const londoner = await running().as({ id: "EF56G", regions: ["London"] });
    expect(await tasksOf(londoner, "role=sscl")).toEqual([`${london}/sscl`]);
    expect(await tasksOf(londoner, "region=Wales")).toEqual([]);
    const named = await running().as({ id: "AB12C" });
    expect((await tasksOf(named, "region=London&role=sscl")).sort()).toEqual(
      [`${london}/sscl`, `${restricted}/sscl`].sort(),
    );
  });

  test("is asked for in words that are known", async () => {
    for (const query of ["region=Narnia", "escalated=perhaps", "mine=1", "role=practitoner"]) {
      expect(await running().api.get(`/tasks?${query}`)).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("is counted by role and process, and what is closed is left out", async () => {
    const closed = await aLetter(["sscl"], { region: "Wales" });
    const done = { change: "closed", taskId: `${closed}/sscl`, by: "2" } as const;
    await commitCase(running().service.records, transition(closed, 1, { at: START + HOUR, tasks: [done] }));
    const letters = { process: "optInLetter" };
    expect(await counted(await stranger())).toEqual([
      { ...letters, role: "hrOperations", open: 1, overdue: 1, escalated: 1 },
      { ...letters, role: "sscl", open: 2, overdue: 1, escalated: 0 },
    ]);
    expect(await counted(await stranger(), "?region=Wales")).toEqual([
      { ...letters, role: "sscl", open: 1, overdue: 0, escalated: 0 },
    ]);
    expect(await counted(await stranger(), "?process=emTag")).toEqual([]);
  });

  test("counts to nobody what they may not know of", async () => {
    const londoner = await running().as({ id: "EF56G", regions: ["London"] });
    expect(await counted(londoner)).toMatchObject([{ role: "hrOperations" }, { role: "sscl", open: 1 }]);
    expect(await counted(londoner, "?region=Wales")).toEqual([]);
    const named = await running().as({ id: "AB12C" });
    expect(await counted(named)).toMatchObject([{ role: "hrOperations" }, { role: "sscl", open: 3 }]);
    expect(await counted(await running().as({ roles: ["clinicalLead"] }))).toEqual([]);
  });

  test("of one's own is counted as it is listed", async () => {
    const mine = await running().as({ id: "EF56G", roles: ["hrOperations"] });
    expect(await counted(mine, "?mine=true")).toMatchObject([{ role: "hrOperations", open: 1, escalated: 1 }]);
  });

  test("is for those with a process to read", async () => {
    expect(await (await running().as({ roles: [] })).get("/tasks/summary")).toMatchObject(aProblem(403, "forbidden"));
  });

  test("goes on where it was while the tasks on it close", async () => {
    const region = "North East";
    const each = [
      await aLetter(["sscl"], { region }),
      await aLetter(["sscl"], { region }),
      await aLetter(["sscl"], { region }),
    ];
    const api = await stranger();
    const first = await api.get(`/tasks?region=${encodeURIComponent(region)}&limit=1`);
    const [{ caseId }] = first.body["tasks"] as [{ caseId: string }];
    const done = { change: "closed", taskId: `${caseId}/sscl`, by: "2" } as const;
    await commitCase(running().service.records, transition(caseId, 1, { tasks: [done] }));
    const { next } = first.body as { next: string };
    const rest = await api.get(next.replace("limit=1", "limit=9"));
    expect((rest.body["tasks"] as { caseId: string }[]).map((task) => task.caseId)).toEqual(
      each.filter((id) => id !== caseId).sort(),
    );
  });
});
