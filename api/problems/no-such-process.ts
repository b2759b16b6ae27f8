import { contracts } from "../../machines/contracts.ts";
import { ProblemError } from "./problem-error.ts";

export function noSuchProcess(): ProblemError {
  const message = `No process has this name. Processes: ${Object.keys(contracts).join(", ")}`;
  return new ProblemError("notFound", message, { reasons: [{ code: "unknownProcess", message }] });
}
