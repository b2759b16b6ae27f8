import { changing } from "../shared/case-life/changing.ts";
import { payrollInstructed } from "./changes.ts";
import { payrollInstruction } from "./sending-to-desks.ts";
import { send } from "./vocabulary.ts";

/** Once for an opt-in that stands: when its window closes, or when it is accepted after the close. */
export const instructPayroll = [send(payrollInstruction), changing(payrollInstructed)];
