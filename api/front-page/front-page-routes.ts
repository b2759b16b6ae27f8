import { readFile } from "node:fs/promises";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { frontPage } from "./front-page.ts";

/** `GET /` and its style sheet. */
export async function frontPageRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const style = await readFile(new URL("front-page.css", import.meta.url), "utf8");
  const page = frontPage(deps);
  const options = { config: { access: "public" }, schema: { hide: true } } as const;
  app.get("/", options, async (_request, reply) => reply.type("text/html; charset=utf-8").send(page));
  app.get("/front-page.css", options, async (_request, reply) => reply.type("text/css; charset=utf-8").send(style));
}
