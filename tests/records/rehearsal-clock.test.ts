import { expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { linkedCases } from "../../records/queries/linked-cases.ts";
import { listCases } from "../../records/queries/list-cases.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import { membersOf } from "../../records/queries/members-of.ts";
import { ClockNotMovable, setClockOffset } from "../../records/queries/set-clock-offset.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, DAY, HOUR, opened, opening, START, transition } from "./support/a-case.ts";

onEveryEngine("The clock of a rehearsal", (records) => {
  const rehearsal = (memberOf?: string) => ({
    startedAt: START,
    identifiers: [],
    rehearsal: true,
    ...(memberOf !== undefined && { memberOf }),
  });
  const overdue = async (caseId: string) =>
    (await listTasks(records(), { caseId, overdue: true, limit: 9 }, START)).items;

  test("what is due in the case is due by the case's own time", async () => {
    const campaign = aCaseId("optInCampaign");
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId, { opening: rehearsal(campaign), tasks: [opened(`${caseId}/a`)] }));
    expect(await overdue(caseId)).toEqual([]);
    await setClockOffset(records(), caseId, 10 * DAY);
    expect(await overdue(caseId)).toMatchObject([{ due: START + 2 * DAY, overdue: true }]);
    await expect(findCase(records(), caseId)).resolves.toMatchObject({
      clockOffsetMs: 10 * DAY,
      nextDeadline: START + 21 * DAY,
    });
    const dueBy = async (days: number) =>
      (await listCases(records(), { memberOf: campaign, dueBefore: START + days * DAY, limit: 9 })).items;
    expect(await dueBy(11)).toEqual([]);
    expect(await dueBy(11.1)).toHaveLength(1);
  });

  test("what a later transition opens is due by that time too", async () => {
    const caseId = aCaseId();
    await commitCase(
      records(),
      opening(caseId, { opening: rehearsal(), tasks: [opened(`${caseId}/a`, { due: START + 99 * DAY })] }),
    );
    await setClockOffset(records(), caseId, 10 * DAY);
    const due = START + 9 * DAY;
    const tasks = [
      opened(`${caseId}/b`, { due }),
      { change: "escalated", taskId: `${caseId}/a`, role: "hrLead", due } as const,
    ];
    await commitCase(records(), transition(caseId, 1, { tasks }));
    expect((await overdue(caseId)).map(({ due: at }) => at)).toEqual([due, due]);
    const [found] = (
      await listCases(records(), { process: "optInLetter", dueBefore: START + 11 * DAY + HOUR, limit: 50 })
    ).items.filter((item) => item.caseId === caseId);
    expect(found).toMatchObject({ clockOffsetMs: 10 * DAY });
  });

  test("a case that is not a rehearsal keeps the time everyone has", async () => {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId));
    await expect(setClockOffset(records(), caseId, DAY)).rejects.toThrow(ClockNotMovable);
    await expect(setClockOffset(records(), aCaseId(), DAY)).rejects.toThrow(ClockNotMovable);
  });

  test("a case is linked to its campaign and to everyone in it, from wherever one looks", async () => {
    const campaign = aCaseId("optInCampaign");
    const members = [aCaseId(), aCaseId(), aCaseId()].toSorted();
    await commitCase(records(), opening(campaign, { opening: rehearsal() }));
    for (const member of members) await commitCase(records(), opening(member, { opening: rehearsal(campaign) }));
    const everyone = [campaign, ...members].toSorted();
    const linked = async (caseId: string) =>
      (await linkedCases(records(), caseId)).map((found) => found.caseId).toSorted();
    expect(await linked(campaign)).toEqual(everyone);
    expect(await linked(members[1]!)).toEqual(everyone);
    const alone = aCaseId();
    await commitCase(records(), opening(alone));
    expect(await linked(alone)).toEqual([alone]);
  });

  test("members are read page by page, with their clocks", async () => {
    const campaign = aCaseId("optInCampaign");
    for (let index = 0; index < 3; index += 1)
      await commitCase(records(), opening(aCaseId(), { opening: rehearsal(campaign) }));
    const first = await membersOf(records(), campaign, undefined, 2);
    const second = await membersOf(records(), campaign, first.at(-1)?.caseId, 2);
    expect(first).toHaveLength(2);
    expect(second).toHaveLength(1);
    expect(second[0]).toMatchObject({ clockOffsetMs: 0, process: "optInLetter", status: "active", rehearsal: true });
    await expect(membersOf(records(), campaign, second[0]?.caseId, 2)).resolves.toEqual([]);
  });
});
