import { describe, expect, it } from "vitest";
import { messages } from "../../../machines/opt-in-letter/messages.ts";
import type { MessageTemplate } from "../../../machines/shared/message-template.ts";
import { textsOf } from "../support/message-faults.ts";

const all: readonly [string, MessageTemplate][] = Object.entries(messages);
const toPerson = all.filter(([, { letter }]) => letter !== undefined);

describe("every message", () => {
  it.each(toPerson)("%s greets the person, signs, and says where to write to", (_name, { email }) => {
    expect(email?.body).toMatch(/^Dear \(\(name\)\)\n\n/);
    expect(email?.body).toContain("If you have a question or need help, write to ((mailbox)).");
    expect(email?.body).toMatch(/\n\n(The Harmonisation Team\n|SSCL\nOn behalf of the )Probation Service$/);
  });

  it.each(toPerson)("%s reads the same by email and by post", (_name, { email, letter }) => {
    expect(letter).toEqual(email);
  });

  it.each(all)(
    "%s says when it is sent, has a subject of one line, and no words that GOV.UK advises against",
    (_name, template) => {
      expect(template.description).not.toBe("");
      expect(template.email?.subject).not.toContain("\n");
      for (const text of textsOf(template)) {
        expect(text).not.toMatch(
          /\b(shall|hereby|in order to|utilise|facilitate|going forward|please be advised|ASAP|e\.g\.|i\.e\.|etc)\b/i,
        );
        expect(text).not.toMatch(/!|&|\bclick here\b/i);
        expect(text).not.toMatch(/\n{3}| \n/);
      }
    },
  );

  it.each([
    "optInLetter",
    "reminderOneWeek",
    "reminderThreeWorkingDays",
    "reminderLastMorning",
    "closingDateMoved",
  ] as const)("%s says by when to answer", (name) => {
    expect(messages[name].email.body).toContain("((closesOn))");
    expect(messages[name].email.body).toMatch(/opt in or decline/);
  });
});
