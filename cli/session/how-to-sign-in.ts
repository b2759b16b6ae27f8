import { keptLogin } from "./kept-login.ts";

/** What helps against 401: for somebody who is not signed in, whose login ended, or whose token came from elsewhere. */
export function howToSignIn(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment["THROUGHCARE_TOKEN"]) return "The token is that of THROUGHCARE_TOKEN: put another one there";
  const kept = keptLogin();
  if (!kept) return "Sign in with: throughcare login ROLE, such as hrLead; or put a token into THROUGHCARE_TOKEN";
  return `Your login is for ${kept.url}. Sign in again with: throughcare login ${kept.role.split(",").join(" ")}`;
}
