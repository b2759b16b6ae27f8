import { Command } from "commander";
import { forgetLogin } from "../session/kept-login.ts";
import { sessionOf } from "../session/session.ts";

/** `throughcare logout`: forgets the token. */
export function logoutCommand(): Command {
  return new Command("logout")
    .description("Forget the token of the last login.")
    .action((_options, command: Command) => {
      forgetLogin();
      sessionOf(command).out.note("Signed out");
    });
}
