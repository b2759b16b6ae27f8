import { asyncApiDocument } from "../../events-out/document/asyncapi-document.ts";
import type { Api } from "../api.ts";

/** `GET /asyncapi.json`: every domain event there is. Beside `/openapi.json`, and like that not a part of it. */
export function asyncApiRoute(app: Api): void {
  const document = asyncApiDocument();
  app.get("/asyncapi.json", { config: { access: "public" }, schema: { hide: true } }, async () => document);
}
