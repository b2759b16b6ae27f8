import type { FastifyRequest } from "fastify";
import type { Payload } from "@temporalio/common";
import { z } from "zod";
import { CaseCodec } from "../../codec/case-codec.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { isToken } from "../receipts/is-token.ts";
import type { CodecAccess } from "./codec-access.ts";
import { corsHeaders, type CrossOrigin } from "../cross-origin/cors-headers.ts";
import { decodedForPeople } from "./decoded-for-people.ts";
import { jsonOf, payloadOf, payloadsBody } from "./payload-json.ts";

/** One payload has at most 2 MB, a third more in base64; the Web UI sends those of a page of events at once. */
const MOST_BYTES = 16 * 1024 * 1024;

const tokenParams = z.object({ token: z.string().optional() });

/**
 * `POST /codec/decode` and `/codec/encode`, Temporal's remote codec protocol: lets its Web UI and CLI show what is
 * encrypted. Whoever may call it may read every case, so it takes a token; what it decrypts is never logged.
 */
export function codecRoutes(app: Api, { service, uiUrl }: ApiDeps, access: CodecAccess): void {
  const codec = new CaseCodec(service.records);
  const webUi = pagesOf(uiUrl);
  const config = { access: "ownToken" } as const;
  const directions = {
    decode: (payloads: Payload[]) => decodedForPeople(codec, payloads),
    // The protocol does not say which case it is about: encrypted for the service as a whole.
    encode: (payloads: Payload[]) => codec.encode(payloads),
  };
  for (const [direction, convert] of Object.entries(directions)) {
    for (const base of access.inAddress ? ["/codec", "/codec/:token"] : ["/codec"]) {
      const url = `${base}/${direction}`;
      app.options(url, { config, schema: { hide: true } }, async (request, reply) =>
        reply.code(204).headers(corsHeaders(request, webUi)).send(),
      );
      app.post(
        url,
        {
          config,
          schema: { hide: true, params: tokenParams, body: payloadsBody },
          bodyLimit: MOST_BYTES,
          // Before anything is read, and on a refusal too: the Web UI then shows what it was refused with.
          onRequest: async (request, reply) => {
            reply.headers(corsHeaders(request, webUi));
            refuseUnlessAllowed(request, access);
          },
        },
        async ({ body }) => {
          const converted = await fromRecords(service, () => convert(body.payloads.map(payloadOf)));
          return { payloads: converted.map(jsonOf) };
        },
      );
    }
  }
}

/** The Web UI's pages; on this machine by both of its names, since people type either. */
function pagesOf(uiUrl: string): CrossOrigin {
  const { origin, hostname } = new URL(uiUrl);
  const names = ["127.0.0.1", "localhost"];
  const origins = names.includes(hostname) ? names.map((name) => origin.replace(hostname, name)) : [origin];
  return {
    allows: (each) => origins.includes(each),
    methods: "POST",
    headers: "authorization, content-type, x-namespace",
    withCredentials: true,
  };
}

/** Throws ProblemError. */
function refuseUnlessAllowed({ headers, params }: FastifyRequest, { token }: CodecAccess): void {
  const { token: inAddress } = params as z.output<typeof tokenParams>;
  if (isToken(inAddress === undefined ? headers.authorization : `Bearer ${inAddress}`, token)) return;
  throw new ProblemError("forbidden", "Decrypting takes the token of the codec");
}
