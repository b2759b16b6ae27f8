import { expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { CursorInvalid } from "../../records/queries/cursor.ts";
import { listTasks, type TaskFilter } from "../../records/queries/list-tasks.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, DAY, HOUR, opened, opening, START, transition } from "./support/a-case.ts";

onEveryEngine("Tasks", (records) => {
  const list = async (filter: Partial<TaskFilter>, now = START) =>
    (await listTasks(records(), { limit: 50, ...filter }, now)).items;

  test("a task that opens is listed with role, due date and reason", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId, { tasks: [opened(`${caseId}/a`)] }));
    expect(await list({ caseId })).toEqual([
      {
        taskId: `${caseId}/a`,
        caseId,
        process: "optInLetter",
        kind: "findAddress",
        title: "Find another address",
        role: "hr",
        reason: "The letter came back",
        due: START + 2 * DAY,
        overdue: false,
        openedAt: START,
        owner: { role: "payTeam" },
        rehearsal: false,
      },
    ]);
  });

  test("opening one that is open moves its due date and reason", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId, { tasks: [opened(`${caseId}/a`)] }));
    const again = opened(`${caseId}/a`, { due: START + 5 * DAY, reason: "Came back twice" });
    await commitCase(records(), transition(caseId, 1, { tasks: [again] }));
    expect(await list({ caseId })).toMatchObject([
      { due: START + 5 * DAY, reason: "Came back twice", openedAt: START },
    ]);
  });

  test("an overdue task goes up to the next role, and closes by the event that satisfies it", async () => {
    const caseId = aCaseId();
    const taskId = `${caseId}/a`;
    await commitCase(records(), opening(caseId, { tasks: [opened(taskId)] }));
    const up = { change: "escalated", taskId, role: "hrLead", due: START + 4 * DAY } as const;
    await commitCase(records(), transition(caseId, 1, { tasks: [up] }));
    expect(await list({ caseId })).toMatchObject([{ role: "hrLead", due: START + 4 * DAY, escalatedAt: START + HOUR }]);
    await commitCase(records(), transition(caseId, 2, { tasks: [{ change: "closed", taskId, by: "2" }] }));
    expect(await list({ caseId })).toEqual([]);
    expect(await list({ caseId, open: false })).toMatchObject([
      { role: "hrLead", closedBy: "2", closedAt: START + 2 * HOUR, overdue: false },
    ]);
    // Late or not, what is closed is not overdue: neither in the list nor by the filter.
    const later = START + 9 * DAY;
    expect(await list({ caseId, open: false, overdue: true }, later)).toEqual([]);
    expect(await list({ caseId, open: false, overdue: false }, later)).toMatchObject([{ taskId, overdue: false }]);
  });

  test("a task opened and closed in one transition was there, and is closed", async () => {
    const caseId = aCaseId();
    const taskId = `${caseId}/a`;
    await commitCase(records(), opening(caseId, { tasks: [opened(taskId), { change: "closed", taskId, by: "0" }] }));
    expect(await list({ caseId })).toEqual([]);
    expect(await list({ caseId, open: false })).toMatchObject([{ taskId, closedBy: "0" }]);
  });

  test("closing one that is not open changes nothing", async () => {
    const caseId = aCaseId();
    const taskId = `${caseId}/a`;
    const closing = { change: "closed", taskId, by: "x" } as const;
    await commitCase(records(), opening(caseId, { tasks: [closing] }));
    await commitCase(records(), transition(caseId, 1, { tasks: [opened(taskId)] }));
    await commitCase(records(), transition(caseId, 2, { tasks: [closing] }));
    await commitCase(records(), transition(caseId, 3, { tasks: [{ ...closing, by: "y" }] }));
    expect(await list({ caseId, open: false })).toMatchObject([{ closedBy: "x", closedAt: START + 2 * HOUR }]);
  });

  test("the list is by due date, a page at a time, for one role or process, overdue or not", async () => {
    const [letter, tag] = [aCaseId(), aCaseId("emTag")];
    const role = `role of ${letter}`;
    const due = [4, 1, 3, 2].map((days) => opened(`${letter}/${days}`, { role, due: START + days * DAY }));
    await commitCase(records(), opening(letter, { tasks: due }));
    await commitCase(records(), opening(tag, { tasks: [opened(`${tag}/1`, { role, due: START + DAY })] }));
    const first = await listTasks(records(), { role, limit: 3 });
    expect(first.items.map(({ due: at }) => (at - START) / DAY)).toEqual([1, 1, 2]);
    const second = await listTasks(records(), { role, limit: 3, after: first.after! });
    expect(second.items.map(({ due: at }) => (at - START) / DAY)).toEqual([3, 4]);
    expect(second).not.toHaveProperty("after");
    const now = START + 3 * DAY;
    expect(await list({ role, process: "emTag" }, now)).toMatchObject([{ taskId: `${tag}/1`, overdue: true }]);
    expect(await list({ role, overdue: true }, now)).toHaveLength(3);
    expect(await list({ role, overdue: false }, now)).toHaveLength(2);
    expect(await list({ role, dueBefore: START + 2 * DAY })).toHaveLength(2);
  });

  test("a place that is not of this list is refused by name", async () => {
    for (const after of [
      "x",
      "W10",
      Buffer.from('["a",1]').toString("base64url"),
      Buffer.from("[1,2]").toString("base64url"),
    ]) {
      await expect(listTasks(records(), { limit: 1, after })).rejects.toThrow(CursorInvalid);
    }
  });
});
