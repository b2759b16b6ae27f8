import { pino } from "pino";
import { identified } from "../../api/auth/token-claims.ts";
import { authorityOf } from "../../api/auth/authorities.ts";
import { createApi } from "../../api/create-api.ts";
import { openCaseService, type Surroundings } from "../../cases/open-case-service.ts";
import { ROLES } from "../../machines/shared/roles.ts";

/**
 * The API as a process of its own, whose memory is nobody else's: forked with what it is to reach. Says its address; asked
 * for it, how much memory it has held at most since it was last asked, in bytes.
 */

const service = await openCaseService(JSON.parse(process.argv[2] ?? "{}") as Surroundings);
const everyRole = Object.keys(ROLES).map(authorityOf);
const api = await createApi({
  service,
  verify: async () => identified({ sub: "BENCH", client_id: "bench", auth_source: "auth", authorities: everyRole }),
  uiUrl: "http://127.0.0.1:1",
  namespace: "default",
  receipts: { token: "none", onPermanentFailure: async () => {} },
  requestsPerMinute: 1_000_000,
  buildInfo: { name: "bench", version: "0" },
  logger: pino({ level: "error" }),
});

let most = 0;
const look = (): void => void (most = Math.max(most, process.memoryUsage.rss()));
setInterval(look, 10).unref();
process.on("message", () => {
  look();
  process.send?.({ most });
  most = 0;
});
process.once("disconnect", () => process.exit());
process.send?.({ url: await api.listen({ host: "127.0.0.1", port: 0 }) });
