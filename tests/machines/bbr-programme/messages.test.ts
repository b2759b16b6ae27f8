import { describe, expect, it } from "vitest";
import { messages } from "../../../machines/bbr-programme/messages.ts";
import { words } from "../../../machines/bbr-programme/words.ts";
import type { MessageTemplate } from "../../../machines/shared/message-template.ts";
import { textsOf } from "../support/message-faults.ts";

const all: readonly [string, MessageTemplate][] = Object.entries(messages);

describe("every message", () => {
  it.each(all)("%s says when it is sent, and has no words that GOV.UK advises against", (_name, template) => {
    expect(template.description).not.toBe("");
    expect(template.email?.subject ?? "").not.toContain("\n");
    for (const text of textsOf(template)) {
      expect(text).not.toMatch(
        /\b(shall|hereby|in order to|utilise|facilitate|going forward|please be advised|ASAP|e\.g\.|i\.e\.|etc)\b/i,
      );
      expect(text).not.toMatch(/!|&|\bclick here\b/i);
      expect(text).not.toMatch(/\n{3}| \n/);
    }
  });

  it("to the person goes by text alone", () => {
    const toPerson = all.filter(([, { sms, email }]) => sms && !email).map(([name]) => name);
    expect(toPerson).toEqual(["reminderTwoDaysBefore", "reminderOnTheDay"]);
  });
});

describe("words", () => {
  it("of a licence say nothing of breach", () => {
    for (const said of [words.states["recall.waiting"], words.tasks.considerRecall.title])
      expect(said).not.toMatch(/breach/i);
  });
});
