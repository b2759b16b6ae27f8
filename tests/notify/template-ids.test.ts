import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { loadTemplateIds } from "../../activities/notify/load-template-ids.ts";
import { emulatorTemplateId, emulatorTemplateIds, templateKeys } from "../../activities/notify/template-ids.ts";
import { uuidV5 } from "../../activities/notify/uuid-v5.ts";
import { emulatorTemplates } from "../../dev/notify-emulator/emulator-templates.ts";
import { templates } from "./support/templates.ts";
import { temporaryDataFile } from "./support/with-emulator.ts";

const keys = templateKeys(templates);
const id = "f33517ff-2a88-4f6e-b855-c550268ce08a";

describe("template ids", () => {
  it("are one for each template and channel", () => {
    expect(keys).toEqual(["letterIssued.email", "letterIssued.letter", "sessionReminder.sms"]);
  });

  it("follow from the name at the copy of Notify, which has the same templates", () => {
    expect(emulatorTemplateIds(keys)).toEqual(
      Object.fromEntries(
        emulatorTemplates(templates).map((template) => [`${template.name}.${template.channel}`, template.id]),
      ),
    );
    expect(emulatorTemplateId("letterIssued", "email")).not.toBe(emulatorTemplateId("letterIssued", "letter"));
  });

  it("are UUIDs of version 5", () => {
    // The example of RFC 9562, appendix A.4.
    expect(uuidV5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
    );
  });

  it("come from configuration in production: a JSON object, in the environment or in a file", async () => {
    const json = JSON.stringify(Object.fromEntries(keys.map((key) => [key, id])));
    const file = await temporaryDataFile();
    await writeFile(file, json);
    const expected = { "letterIssued.email": id, "letterIssued.letter": id, "sessionReminder.sms": id };
    expect(await loadTemplateIds(keys, { NOTIFY_TEMPLATE_IDS: json })).toEqual(expected);
    expect(await loadTemplateIds(keys, { NOTIFY_TEMPLATE_IDS_FILE: file })).toEqual(expected);
  });

  it.for([
    ["{}", "Missing: letterIssued.email, letterIssued.letter, sessionReminder.sms."],
    [
      JSON.stringify({ "letterIssued.email": id, "letterIssued.letter": "soon" }),
      "Missing: sessionReminder.sms. Not a UUID: letterIssued.letter.",
    ],
    ["[1", "The configuration must be a JSON object of template key to id."],
  ] as const)(
    "stop the service at its start when they are not complete, naming all that is wrong: %s",
    async ([json, problem]) => {
      await expect(loadTemplateIds(keys, { NOTIFY_TEMPLATE_IDS: json })).rejects.toThrow(problem);
    },
  );

  it("stop the service when nothing is configured", async () => {
    await expect(loadTemplateIds(keys, {})).rejects.toMatchObject({ name: "TemplateIdsMissing", missing: keys });
  });
});
