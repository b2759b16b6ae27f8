import { Command } from "commander";
import type { Me } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";
import { londonFrom } from "../output/london.ts";
import { expiryOf } from "../session/expiry-of.ts";
import { sessionOf } from "../session/session.ts";

/** `throughcare whoami`: who the token says you are, and what you may do. */
export function whoamiCommand(): Command {
  return new Command("whoami")
    .summary("who you are to the API, and what you may do")
    .description("Show who you are to the API, by your token, and what your roles may do in which process.")
    .addHelpText("after", "\nExamples:\n  $ throughcare whoami\n  $ throughcare whoami --json | jq -r '.permissions[]'")
    .action(async (_options, command: Command) => {
      const { client, out, url, token } = sessionOf(command);
      const me = valueOf(await client.me());
      if (out.json) return out.data(me);
      const { displayName, id, kind, roles, regions } = me;
      out.table(
        [displayName, id],
        [
          ["API", url],
          ["Kind", kind],
          ["Roles", roles.join(", ") || "none"],
          ["Regions", regions === "all" ? "all" : regions.join(", ")],
          ["Token until", londonFrom(expiryOf(token), undefined) || "not known"],
        ],
      );
      const may = processesOf(me);
      if (may.length === 0) return out.note("\nYour roles may do nothing here. Which may: throughcare processes NAME");
      out.line();
      out.table(["Process", "You may"], may);
      out.note("\nWhich events: throughcare processes NAME, or --json");
    });
}

/** By process: start, read, and how many events there are to send. */
function processesOf({ permissions }: Me): readonly (readonly [process: string, may: string])[] {
  const names = new Set(permissions.map((permission) => permission.split(":")[0] ?? ""));
  return [...names].map((name) => {
    const events = permissions.filter((permission) => permission.startsWith(`${name}:send:`)).length;
    const may = [
      permissions.includes(`${name}:start`) && "start",
      permissions.includes(`${name}:read`) && "read",
      events > 0 && `send ${events} ${events === 1 ? "event" : "events"}`,
    ];
    return [name, may.filter((each) => each !== false).join(", ")];
  });
}
