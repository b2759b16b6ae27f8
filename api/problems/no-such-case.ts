import { ProblemError } from "./problem-error.ts";

export function noSuchCase(): ProblemError {
  const detail = "There is no case with this id. GET /cases lists cases, POST /cases/search finds a person's";
  return new ProblemError("notFound", detail, { reasons: [{ code: "unknownCase", message: "No case has this id" }] });
}
