import { describe, expect, it } from "vitest";
import { CASE_STATE, NEXT_DEADLINE, OPEN_TASKS, OWNER_ROLE } from "../../../workflows/interpreter/search-attributes.ts";
import { DAY } from "../processes/small-process.ts";
import { count, historyOf } from "./support/history.ts";
import { onTheRealServer, Rig } from "./support/rig.ts";

onTheRealServer();

describe.each([500, 0])("an operator, with %i cases cached", (cached) => {
  it("finds cases by state, owner, next deadline and open tasks, written only when they change", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "noteAdded", { note: "changes none of them" });
    const startedAt = rig.recorder.of(handle.workflowId)[0]?.at ?? 0;
    const shown = (await handle.describe()).typedSearchAttributes;
    expect(shown.get(CASE_STATE)).toBe("offered.quiet");
    expect(shown.get(OWNER_ROLE)).toBe("practitioner");
    expect(shown.get(NEXT_DEADLINE)).toEqual(new Date(startedAt + DAY));
    expect(shown.get(OPEN_TASKS)).toBeUndefined();
    expect(count(await historyOf(handle), "upsertWorkflowSearchAttributesEventAttributes")).toBe(1);

    await rig.send(handle, "questionAsked");
    expect((await handle.describe()).typedSearchAttributes.get(OPEN_TASKS)).toEqual(["answerQuestion"]);
    await rig.send(handle, "questionAnswered");
    expect((await handle.describe()).typedSearchAttributes.get(OPEN_TASKS)).toBeUndefined();
    await rig.send(handle, "accepted");
    expect((await handle.describe()).typedSearchAttributes.get(NEXT_DEADLINE)).toBeUndefined();
  });

  it("reads the case at a glance", async () => {
    const rig = await Rig.create({ cached });
    const handle = await rig.start("appointment");
    await rig.send(handle, "questionAsked");
    const metadata = await handle.query<{ readonly currentDetails: string }>("__temporal_workflow_metadata");
    expect(metadata.currentDetails).toMatch(
      /^### Offered; waiting for an answer[\s\S]+\*\*Next deadlines\*\*\n- Reminder: one day left: .+\n- The offer closes: [\s\S]+\*\*Open tasks\*\*\n- Answer the question \(practitioner, due [\s\S]+\*\*Allowed now\*\*\n- accepted\n[\s\S]+\*\*Last events\*\*\n- Question asked\n- Case started$/,
    );
  });
});
