import type { Refusal } from "../../machines/shared/process-definition.ts";
import { headerName } from "../requests/header-name.ts";

/** One failure of validation as fastify-type-provider-zod hands it on. */
interface Failure {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params: object;
}

/** What is wrong with the headers, the query or the body, as reasons. Never repeats a value. */
export function validationReasons(failures: readonly Failure[], where: string | undefined): Refusal[] {
  return failures.flatMap(({ keyword, instancePath, message = "Is not valid", params }) => {
    const path = instancePath
      .split("/")
      .filter((part) => part !== "")
      .join(".");
    const field = where === "headers" ? headerName(path) : path;
    if (keyword === "unrecognized_keys") {
      const { keys } = params as { readonly keys: readonly string[] };
      return keys.map((key) => ({ code: "unknownField", field: key, message: "Is not known here" }));
    }
    const missing = keyword === "invalid_type" && message.endsWith("received undefined");
    const reason = missing ? { code: "missing", message: "Is required" } : { code: keyword, message };
    return [{ ...reason, ...(field !== "" && { field }) }];
  });
}
