import type { FastifyInstance, FastifyRequest } from "fastify";
import { govukLogo, serveAssets } from "../notify-emulator/outbox/assets.ts";
import { signInPage } from "./sign-in-page.ts";

type Query = Readonly<Record<string, string>>;

/**
 * Shows a person's browser where to say who they are. Who has said so already, and programs that ask for no page, go
 * on to the issuer.
 */
export async function signInRoute(app: FastifyInstance, authorize: string): Promise<void> {
  const logo = await govukLogo();
  await serveAssets(app);
  app.addHook("onRequest", async (request, reply) => {
    const { url, query } = request as FastifyRequest<{ Querystring: Query }>;
    if (url.split("?", 1)[0] !== authorize || !isAPersonNotYetKnown(request.headers.accept, query)) return;
    const { redirect_uri: back = "" } = query;
    return reply
      .header("content-security-policy", policyFor(back))
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(signInPage(query, logo));
  });
}

function isAPersonNotYetKnown(accept: string | undefined, query: Query): boolean {
  const isComplete = query["response_type"] === "code" && URL.canParse(query["redirect_uri"] ?? "");
  return accept?.includes("text/html") === true && isComplete && !("role" in query || "username" in query);
}

/** The form ends, by way of a redirection, at the application that asked. */
function policyFor(back: string): string {
  return `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${new URL(back).origin}`;
}
