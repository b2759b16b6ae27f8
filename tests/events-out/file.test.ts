import { appendFile, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fileSink } from "../../events-out/sinks/file-sink.ts";
import { temporaryDirectory } from "../records/support/temporary-directory.ts";
import { anOutgoingEvent } from "./support/an-outgoing-event.ts";

async function linesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).sort();
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return contents.flatMap((content) => content.split("\n").slice(0, -1));
}

describe("Domain events in files", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T23:59:00Z") });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are a line of JSON each, in the order in which they came, readable by their owner only", async () => {
    const folder = join(await temporaryDirectory(), "events");
    const sink = fileSink(folder);
    const events = Array.from({ length: 200 }, (_, index) => anOutgoingEvent(index));
    await Promise.all(events.map((event) => sink.publish(event)));
    await sink.close();
    expect(await readdir(folder)).toEqual(["domain-events-2026-11-23.jsonl"]);
    expect(await linesIn(folder)).toEqual(events.map(({ body }) => body));
    expect((await stat(join(folder, "domain-events-2026-11-23.jsonl"))).mode & 0o777).toBe(0o600);
  });

  it("go on after a restart, also where a power cut left half a line", async () => {
    const folder = await temporaryDirectory();
    const before = fileSink(folder);
    await before.publish(anOutgoingEvent(0));
    await before.close();
    await appendFile(join(folder, "domain-events-2026-11-23.jsonl"), '{"half');
    const after = fileSink(folder);
    await after.publish(anOutgoingEvent(1));
    await after.close();
    expect(await linesIn(folder)).toEqual([anOutgoingEvent(0).body, '{"half', anOutgoingEvent(1).body]);
  });

  it("begin a new file with the day", async () => {
    const folder = await temporaryDirectory();
    const sink = fileSink(folder);
    await sink.publish(anOutgoingEvent(0));
    vi.setSystemTime(Date.parse("2026-11-24T00:01:00Z"));
    await sink.publish(anOutgoingEvent(1));
    await sink.close();
    expect(await readdir(folder)).toEqual(["domain-events-2026-11-23.jsonl", "domain-events-2026-11-24.jsonl"]);
  });

  it("are not published when they cannot be written, and are once they can", async () => {
    const folder = join(await temporaryDirectory(), "events");
    await appendFile(folder, "a file, where a folder is wanted");
    const sink = fileSink(folder);
    await expect(sink.publish(anOutgoingEvent(0))).rejects.toMatchObject({ code: "EEXIST" });
    await rm(folder);
    await sink.publish(anOutgoingEvent(0));
    await sink.close();
    expect(await linesIn(folder)).toEqual([anOutgoingEvent(0).body]);
  });

  it("of several publishers may stand in one file", async () => {
    const folder = await temporaryDirectory();
    const [one, other] = [fileSink(folder), fileSink(folder)];
    const events = Array.from({ length: 50 }, (_, index) => anOutgoingEvent(index));
    await Promise.all(events.map((event, index) => (index % 2 === 0 ? one : other).publish(event)));
    await Promise.all([one.close(), other.close()]);
    expect((await linesIn(folder)).sort()).toEqual(events.map(({ body }) => body).sort());
  });
});
