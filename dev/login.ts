import { parseArgs } from "node:util";
import { REGIONS } from "../machines/shared/fields.ts";
import { ROLES } from "../machines/shared/roles.ts";
import { applicationTokenFrom, NoToken, tokenFrom } from "./issuer/token-from.ts";
import { runningHere } from "./running-note.ts";

/** `npm run login -- hrLead`: prints a token of the running system, for any role; nothing else on standard output. */

const USAGE = `npm run --silent login -- ROLE… [options]

  --name NAME        as timelines show it
  --id ID            user name, by which cases are restricted to somebody
  --region REGION    only this region's cases; may be given several times
  --ttl DURATION     for how long: 90s, 30m, 8h, 7d; a day unless told
  --client ID        an application's own token, by client credentials

Roles: ${Object.keys(ROLES).join(", ")}
Regions: ${REGIONS.join(", ")}

  curl --oauth2-bearer "$(npm run --silent login -- hrLead)" http://localhost:3000/me`;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function secondsOf(duration: string): string {
  const [, amount, unit = ""] = /^(\d{1,6})([smhd])$/.exec(duration) ?? [];
  const seconds = Number(amount) * (SECONDS[unit] ?? NaN);
  return seconds > 0 ? String(seconds) : fail(`--ttl takes a duration such as 30m or 8h, not "${duration}"`);
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        name: { type: "string" },
        id: { type: "string" },
        region: { type: "string", multiple: true, default: [] },
        ttl: { type: "string" },
        client: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

const { positionals: roles, values } = asked();
if (values.help || roles.length === 0) fail(USAGE);
for (const role of roles) if (!Object.hasOwn(ROLES, role)) fail(`There is no role "${role}". ${USAGE}`);
for (const region of values.region) {
  if (!(REGIONS as readonly string[]).includes(region)) fail(`There is no region "${region}". ${USAGE}`);
}
const here = await runningHere();
if (!here) fail("No system runs here. Start one with npm start");
const wanted = {
  role: roles.join(","),
  ...(values.name !== undefined && { name: values.name }),
  ...(values.id !== undefined && { username: values.id }),
  ...(values.region.length > 0 && { region: values.region.join(",") }),
  ...(values.ttl !== undefined && { ttl: secondsOf(values.ttl) }),
};
try {
  const { client } = values;
  const token =
    client === undefined
      ? tokenFrom(here.issuer, wanted)
      : applicationTokenFrom(here.issuer, { ...wanted, client_id: client });
  console.info(await token);
} catch (error) {
  fail(error instanceof NoToken ? `The issuer gives no such token: ${error.message}` : String(error));
}
