import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";

const GOVUK = fileURLToPath(new URL("./dist/govuk/", import.meta.resolve("govuk-frontend/package.json")));
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Style sheets, fonts and images of GOV.UK Frontend from where npm put them, and this page's own style sheet. */
export async function serveAssets(app: FastifyInstance): Promise<void> {
  const files = new Map<string, string>([
    ["govuk-frontend.css", join(GOVUK, "govuk-frontend.min.css")],
    ["outbox.css", fileURLToPath(new URL("outbox.css", import.meta.url))],
  ]);
  for (const folder of ["fonts", "images"]) {
    for (const file of await readdir(join(GOVUK, "assets", folder))) {
      files.set(`${folder}/${file}`, join(GOVUK, "assets", folder, file));
    }
  }
  app.get<{ Params: { "*": string } }>("/assets/*", async (request, reply) => {
    const file = files.get(request.params["*"]);
    if (file === undefined) return reply.code(404).type("text/plain").send("Not found");
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return reply
      .type(type)
      .header("cache-control", "public, max-age=300")
      .send(await readFile(file));
  });
}

/** The GOV.UK crown and name, out of GOV.UK Frontend's own header. */
export async function govukLogo(): Promise<string> {
  const header = await readFile(join(GOVUK, "components/header/template-default.html"), "utf8");
  return /<svg[\s\S]*<\/svg>/.exec(header)?.[0] ?? "GOV.UK";
}
