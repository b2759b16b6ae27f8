import type { z } from "zod";
import type { Refusal } from "../machines/shared/process-definition.ts";

/** What a zod failure says, as reasons a person can act on. Never repeats a submitted value: it is case data. */
export function reasonsOf(error: z.ZodError): Refusal[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        code: "unknownField",
        field: join(field, key),
        message: "Is not a field of this body",
      }));
    }
    const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
    const message = missing ? "Is required" : issue.message;
    return [{ code: missing ? "missing" : issue.code, message, ...(field !== "" && { field }) }];
  });
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
