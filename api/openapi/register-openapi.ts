import { fastifySwagger } from "@fastify/swagger";
import { createJsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { contracts } from "../../machines/contracts.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { withAccess } from "./with-access.ts";
import { finishedDocument } from "./finished-document.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

const DESCRIPTION = `Runs the long processes of probation as durable workflows: each case waits, reminds, chases and remembers by itself.

* **Every POST that changes something takes an \`Idempotency-Key\`.** The same key and body again changes nothing and gets the same answer; another body under the same key is refused with 422.
* **An event is answered when it is written down**, and reading afterwards shows it. 202 means that it was taken and will be written down; 503 that nothing is known to have happened: ask again with the same key.
* **Errors** are \`application/problem+json\` (RFC 9457) with the \`reasons\`, and, where a case refused, its \`state\` and what is \`allowed\` now. They never repeat what was sent.
* **Times** are instants in UTC; dates without a time are civil dates in Europe/London.
* **Every request takes a bearer token** (JWT) of the issuer this service trusts: \`Authorization: Bearer …\`. Its \`authorities\` say which roles somebody has (\`ROLE_THROUGHCARE__HR_LEAD\`), its \`regions\` whose cases they may know of. \`GET /me\` shows what a token allows. A case that is restricted, or of another region, is not found.`;

const TOKEN = "A token of the issuer this service trusts; of the local one in development: `npm run login -- hrLead`";

const toJsonSchema = createJsonSchemaTransform({ skipList: [] });

/** Collects the routes into OpenAPI 3.1, served as `/openapi.json`. Must be registered before the routes. */
export async function registerOpenApi(app: Api, { buildInfo, rehearsal }: ApiDeps): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Throughcare",
        version: buildInfo.version,
        description: DESCRIPTION,
        license: { name: "MIT", identifier: "MIT" },
      },
      tags: [
        ...Object.values(contracts).map(({ title, description }) => ({ name: title, description })),
        { name: "Cases", description: "Where cases stand, whatever their process" },
        { name: "Tasks", description: "What people must do" },
        { name: "Processes", description: "What there is: states, events, deadlines, tasks, messages" },
        ...(rehearsal ? [{ name: "Rehearsal", description: "Development only: weeks in seconds" }] : []),
        { name: "GOV.UK Notify", description: "Delivery receipts" },
        { name: "Access", description: "Who asks, and what they may do" },
        { name: "Status", description: "Whether it runs, and which build" },
      ],
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: TOKEN },
          notify: { type: "http", scheme: "bearer", description: "GOV.UK Notify's callbacks" },
        },
      },
    },
    transform: (input) => toJsonSchema({ ...input, schema: withAccess(input.schema, input.route.config?.access) }),
    transformObject: (document) => finishedDocument(jsonSchemaTransformObject(document) as OpenApiDocument),
  });
  app.get("/openapi.json", { config: { access: "public" }, schema: { hide: true } }, async () => app.swagger());
}
