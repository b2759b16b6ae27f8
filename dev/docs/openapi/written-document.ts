import { readFileSync } from "node:fs";
import { pino } from "pino";
import { createApi } from "../../../api/create-api.ts";
import type { CaseService } from "../../../cases/case-service.ts";
import type { Document } from "./document.ts";

/** The document of the API as production serves it: without rehearsal. Asks no service: nothing is called. */
export async function writtenDocument(): Promise<Document> {
  const { name, version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  const api = await createApi({
    service: {} as CaseService,
    verify: () => Promise.reject(new Error("Nobody asks anything here")),
    uiUrl: "",
    namespace: "default",
    outboxUrl: "",
    receipts: { token: "", onPermanentFailure: () => Promise.resolve() },
    buildInfo: { name, version },
    logger: pino({ level: "silent" }),
  });
  try {
    return JSON.parse(JSON.stringify(api.swagger())) as Document;
  } finally {
    await api.close();
  }
}

export function documentText(document: Document): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
