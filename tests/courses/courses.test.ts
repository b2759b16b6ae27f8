import { readFile, writeFile } from "node:fs/promises";
import { afterEach, describe, expect, inject, it } from "vitest";
import { readCourses } from "../../dev/courses/read-courses.ts";
import { runCourse } from "../../dev/courses/run-course.ts";
import { ahead, beyondCalendar } from "../../dev/courses/shifted.ts";
import { DemoApi, type DemoCase } from "../../dev/demo/api.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { londonOf } from "../machines/support/case-by-hand.ts";
import { recordHistory } from "../support/record-history.ts";
import { replayAfter } from "../support/replay.ts";

/**
 * Every course in `examples/` over HTTP, on a real server that skips the time between: where its cases end, and what
 * the clock did by itself, to the minute in London. Every case is replayed afterwards.
 */

const running = runningSystem();
const today = new Date().toISOString().slice(0, 10);
const started: string[] = [];

afterEach(async () => {
  for (const caseId of started.splice(0)) {
    await replayAfter(running().service.temporal, caseId, { workflowBundle: { codePath: inject("workflowBundle") } });
  }
}, 60_000);

describe("The courses in examples/", () => {
  it.for(readCourses())("$file: $course.title", { timeout: 180_000 }, async ({ file, course: written }, { skip }) => {
    const course = ahead(written, today);
    const beyond = beyondCalendar(course);
    if (beyond !== undefined) {
      console.warn(`Not run, moved to begin on ${course.steps[0]?.at}: examples/${file} is ${beyond}`);
      skip(beyond);
    }
    const api = new DemoApi(running().api.url, running().signIn);
    const found = await runCourse(api, course);
    started.push(...Object.values(found).map(({ caseId }) => caseId));
    if (process.env["HISTORIES"] === "write") await writeHistories(file, found);
    expect(Object.fromEntries(Object.entries(found).map(([name, { outcome }]) => [name, outcome]))).toEqual(
      course.ends,
    );
    if (process.env["COURSES"] === "write") return writeFires(file, await firesOf(api, found));
    // A course moved to another year meets other bank holidays and other clock changes.
    if (course === written) expect(await firesOf(api, found)).toEqual(course.fires);
  });
});

/** Events reach a case a real moment after their minute: half an hour between two may be a little more or less. */
const TO_THE_NEAREST_MINUTE_MS = 30_000;

/** What the clock did by itself in each case: `reminderOneWeek 2027-03-21 09:00`. */
async function firesOf(api: DemoApi, cases: Readonly<Record<string, DemoCase>>): Promise<Record<string, string[]>> {
  const fires: Record<string, string[]> = {};
  for (const [name, { caseId }] of Object.entries(cases)) {
    const timers = (await api.timeline(caseId)).filter(({ kind }) => kind === "timer");
    fires[name] = timers.map(
      ({ name: deadline, at }) => `${deadline} ${londonOf(Date.parse(at) + TO_THE_NEAREST_MINUTE_MS)}`,
    );
  }
  return fires;
}

/** `COURSES=write npx vitest run tests/courses -t em-tag`: for a new course. Read what it wrote before you believe it. */
async function writeFires(file: string, fires: Record<string, string[]>): Promise<void> {
  const place = new URL(`../../examples/${file}`, import.meta.url);
  const course = JSON.parse(await readFile(place, "utf8")) as object;
  await writeFile(place, `${JSON.stringify({ ...course, fires }, null, 2)}\n`);
}

/** `HISTORIES=write npx vitest run tests/courses -t em-tag/`: what every later version must be able to replay. */
async function writeHistories(file: string, cases: Readonly<Record<string, DemoCase>>): Promise<void> {
  for (const [name, { caseId }] of Object.entries(cases)) {
    const course = file.replace("/", "-").replace(/\.json$/, "");
    await recordHistory(running().service.temporal, caseId, `${course}-${name}`);
  }
}
