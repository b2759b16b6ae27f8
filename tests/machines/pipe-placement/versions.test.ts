import { describe, expect, it } from "vitest";
import { pipePlacementVersions } from "../../../machines/pipe-placement/versions.ts";
import { CaseByHand } from "../support/case-by-hand.ts";
import { ACCEPT, collated, CONTACT, PIPE } from "../support/pipe-placement.ts";

describe("a placement", () => {
  it.each([
    [1, "operationalLead"],
    [2, "divisionalSpo"],
  ])("that began on version %i sends up what is overdue in the manager's absence to the %s", (version, role) => {
    const definition = pipePlacementVersions.find((each) => each.version === version);
    if (!definition) throw new Error(`Version ${version} is gone`);
    const { intendedArrivalOn: _none, ...input } = PIPE.contract.inputExample as Readonly<Record<string, unknown>>;
    const jo = CaseByHand.started({ ...PIPE, definition }, "2027-02-04 00:01", input);
    collated(jo, "2027-02-04 10:00").send("2027-02-04 10:00", "referralSubmitted");
    jo.send("2027-02-05 10:00", "clinicalDecided", ACCEPT);
    jo.send("2027-02-05 11:00", "operationalDecided", ACCEPT);
    jo.send("2027-02-06 09:00", "managerAbsent", { cover: CONTACT });
    const keyWorker = () => jo.tasks.find(({ task }) => task === "allocateKeyWorker");
    jo.pass(keyWorker()?.due ?? "");
    expect(keyWorker()?.role).toBe(role);
  });
});
