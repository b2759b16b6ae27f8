import { describe, expect, it } from "vitest";
import { emailHtml } from "../../dev/notify-emulator/rendering/email.ts";
import { letterSheets } from "../../dev/notify-emulator/rendering/letter.ts";
import { fillIn, missingFrom, placeholdersIn } from "../../dev/notify-emulator/rendering/placeholders.ts";
import { subjectLine } from "../../dev/notify-emulator/rendering/subject.ts";
import { fragmentsOf, textMessage } from "../../dev/notify-emulator/rendering/text-message.ts";

/** The HTML without styles, so that a test says what is there and not how it looks. */
const bare = (html: string): string => html.replaceAll(/ style="[^"]*"/g, "").replaceAll("\n", "");
const email = (body: string, values = {}): string => bare(emailHtml(body, values));

describe("placeholders", () => {
  it("are filled in whatever the case, spaces, hyphens and underscores of their names", () => {
    expect(fillIn("((First name)) ((first_name)) ((FIRST-NAME))", { firstName: "Alex" })).toBe("Alex Alex Alex");
  });

  it.for([
    ["yes", "Late."],
    ["no", ""],
    ["true", "Late."],
    ["", ""],
    ["anything", ""],
  ] as const)("show their text on a condition: %s", ([late, text]) => {
    expect(fillIn("((late??Late.))", { late })).toBe(text);
  });

  it("are asked for once each, conditions too", () => {
    expect(placeholdersIn("((name)) ((Name)) ((late??Late, ))((pay))")).toEqual(["name", "late", "pay"]);
    expect(missingFrom("((name)) ((late??Late))", { name: "" })).toEqual(["late"]);
  });

  it("take a list: bullets in an email, a sentence in a text", () => {
    expect(email("Bring: ((things))", { things: ["a pen", "this letter"] })).toBe(
      "<p>Bring:</p><ul><li>a pen</li><li>this letter</li></ul>",
    );
    expect(textMessage("Bring ((things)).", { things: ["a pen", "paper", "this letter"] })).toBe(
      "Bring a pen, paper and this letter.",
    );
  });
});

describe("an email", () => {
  it.for([
    ["# Heading", "<h2>Heading</h2>"],
    ["#Heading\nText", "<h2>Heading</h2><p>Text</p>"],
    ["## Smaller", "<h3>Smaller</h3>"],
    ["One\nline two\n\nNext", "<p>One<br>line two</p><p>Next</p>"],
    ["* one\n* two", "<ul><li>one</li><li>two</li></ul>"],
    ["- one\n• two\n  more", "<ul><li>one</li><li>two<br>more</li></ul>"],
    ["1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"],
    ["No empty line before:\n* so no list", "<p>No empty line before:<br>* so no list</p>"],
    ["^ Answer by Friday\n\nElse not", "<blockquote><p>Answer by Friday</p></blockquote><p>Else not</p>"],
    ["Above\n\n---\n\nBelow", "<p>Above</p><hr><p>Below</p>"],
    ["It is **not bold**", "<p>It is **not bold**</p>"],
    [
      "See https://www.gov.uk/a?b=1&c=2.",
      '<p>See <a href="https://www.gov.uk/a?b=1&amp;c=2">https://www.gov.uk/a?b=1&amp;c=2</a>.</p>',
    ],
    ["[Ask](https://example.gov.uk/ask)", '<p><a href="https://example.gov.uk/ask">Ask</a></p>'],
    [`"It's" - he said , yes`, "<p>“It’s” – he said, yes</p>"],
    ["Write to o'hara@example.com", "<p>Write to o'hara@example.com</p>"],
  ] as const)("%j", ([body, html]) => {
    expect(email(body)).toBe(html);
  });

  it("shows what a person typed as text, never as HTML", () => {
    expect(email("Dear ((name))", { name: '<script>alert("x")</script> & <b>' })).toBe(
      "<p>Dear &lt;script&gt;alert(“x”)&lt;/script&gt; &amp; &lt;b&gt;</p>",
    );
  });

  it("has no link that runs anything or leaves its attribute", () => {
    expect(email("[a](javascript:alert`1`)")).toContain('href="http://javascript:alert%601%60"');
    expect(email('[a](https://example.com/"onmouseover="x)')).not.toContain('"onmouseover');
  });
});

describe("a letter", () => {
  it("prints addresses in bold, has no inset, and starts a new page at a rule", () => {
    expect(
      letterSheets("# Next steps\n\n^ Read https://www.gov.uk/probation\n\n---\n\n* one-off", {}).map(bare),
    ).toEqual([
      "<h3>Next steps</h3><p>Read <strong>www.gov.uk/probation</strong></p>",
      "<ul><li>one\u2011off</li></ul>",
    ]);
  });
});

describe("a text message", () => {
  it("holds only characters a text can carry", () => {
    expect(textMessage("‘Dŵr’ – café… ő 漢", {})).toBe("'Dŵr' - café... o ?");
  });

  it("is tidied: no trailing spaces, no more than one empty line", () => {
    expect(textMessage("Hello ((name)) ,\n\n\n\n  see   you  \n", { name: "Alex" })).toBe("Hello Alex,\n\nsee you");
  });

  it.for([
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["€".repeat(81), 2],
    ["ŵ".repeat(70), 1],
    ["ŵ".repeat(71), 2],
  ] as const)("is charged by its parts", ([text, parts]) => {
    expect(fragmentsOf(text)).toBe(parts);
  });
});

describe("a subject", () => {
  it("is one line of plain text", () => {
    expect(subjectLine('Your "letter",\n((name))', { name: "A < B's" })).toBe("Your “letter”, A < B’s");
  });
});
