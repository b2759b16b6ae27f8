import { readFile } from "node:fs/promises";
import { fastifySwaggerUi } from "@fastify/swagger-ui";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import type { EXAMPLE_KEY } from "../requests/command-headers.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { PARTS_OF_DOCS, partOfDocs, type PartOfDocs } from "./parts-of-docs.ts";
import { withSignIn } from "./sign-in.ts";

const UI = {
  docExpansion: "none",
  tryItOutEnabled: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  filter: true,
  requestInterceptor: withFreshKey,
} as const;

const CSP = {
  "default-src": "'none'",
  "base-uri": "'none'",
  "connect-src": "'self'",
  "font-src": "'self' data:",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  "img-src": "'self' data:",
  "script-src": "'self'",
  // Swagger UI sets style attributes as it goes.
  "style-src": "'self' 'unsafe-inline'",
};

const OPENS_ANOTHER = { "cross-origin-opener-policy": "unsafe-none" };

function addressOf({ name }: PartOfDocs): string {
  return `/docs/of/${name}.json`;
}

/** The page at `/docs`: the document of `/openapi.json` to read, and to try, part by part. */
export async function registerDocs(app: Api, { rehearsal, signIn }: ApiDeps): Promise<void> {
  const style = await readFile(new URL("docs.css", import.meta.url), "utf8");
  await app.register(async (scope: Api) => {
    // The page itself takes no token; what is tried on it does.
    scope.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
    });
    // The issuer's page is of another origin, and has to find its way back to the one that opened it.
    if (signIn) scope.addHook("onRequest", async (_request, reply) => void reply.headers(OPENS_ANOTHER));
    for (const part of PARTS_OF_DOCS) {
      scope.get(addressOf(part), { schema: { hide: true } }, async () => {
        const document = partOfDocs(app.swagger() as OpenApiDocument, part);
        return signIn ? withSignIn(document, signIn) : document;
      });
    }
    await scope.register(fastifySwaggerUi, {
      routePrefix: "/docs",
      // In development a token once given stays through a reload; elsewhere none is left behind in a browser.
      uiConfig: {
        ...UI,
        persistAuthorization: rehearsal !== undefined,
        urls: PARTS_OF_DOCS.map((part) => ({ name: part.title, url: addressOf(part) })),
      },
      theme: { title: "Throughcare API", css: [{ filename: "docs.css", content: style }] },
      staticCSP: signIn ? { ...CSP, "connect-src": `'self' ${new URL(signIn.tokenUrl).origin}` } : CSP,
      ...(signIn && {
        initOAuth: { clientId: signIn.clientId, usePkceWithAuthorizationCodeGrant: true },
      }),
    });
  });
}

/**
 * Runs in the browser, so that nothing from outside it can be used: whoever leaves the example key where it is gets a
 * new one for every try.
 */
function withFreshKey<Sent extends SwaggerRequest>(request: Sent): Sent {
  const example: typeof EXAMPLE_KEY = "a-new-key-for-every-request";
  const headers = request.headers ?? {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === "idempotency-key" && value === example) headers[name] = crypto.randomUUID();
  }
  return request;
}

interface SwaggerRequest {
  readonly headers?: Record<string, string>;
}
