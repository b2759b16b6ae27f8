import { createHash, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import type { CaseService } from "../../cases/case-service.ts";
import type { EventRequest } from "../../cases/send-event.ts";
import { appendRows } from "../../records/imports/append-rows.ts";
import { beginUpload } from "../../records/imports/begin-upload.ts";
import { completeUpload } from "../../records/imports/complete-upload.ts";
import { discardUpload } from "../../records/imports/discard-upload.ts";
import { findImport, type StoredFile } from "../../records/imports/find-import.ts";
import { orAway } from "../away/or-away.ts";
import { bodyOf } from "./body-of.ts";
import { readRoster } from "./read-roster.ts";
import { refuseUnlessTaken } from "./refuse-unless-taken.ts";

/** Who sends a file to which campaign; what the event says of it is known at its end. */
export type RosterRequest = Omit<EventRequest, "body" | "receivedAt">;

/**
 * Stores a file as it comes, before its campaign hears of it. The campaign's file with the same bytes is the same import,
 * whenever and however often it comes. Nothing is left of a file that does not come whole, or that the campaign would not
 * take. Throws ProblemError and RecordsAway.
 */
export async function receiveRoster(
  service: CaseService,
  request: RosterRequest,
  columns: readonly string[],
  body: Readable,
): Promise<StoredFile> {
  const { records } = service;
  const { caseId: campaignCaseId, actor } = request;
  const isRepeat = (await orAway(service, refuseUnlessTaken(service, request))) === "repeated";
  const upload = { importId: randomBytes(16).toString("hex"), campaignCaseId, submittedBy: actor.id };
  const hash = createHash("sha256");
  let lines = 0;
  let isStoring = false;
  try {
    for await (const rows of readRoster(hashed(bodyOf(body), hash), columns)) {
      lines += rows.length;
      // A repeat is a file that is here already, or is refused: its bytes are enough to tell.
      if (isRepeat) continue;
      if (!isStoring) {
        isStoring = true;
        await orAway(service, beginUpload(records, upload));
      }
      await orAway(service, appendRows(records, upload, rows));
    }
    const file = { sha256: hash.digest("hex"), lines };
    const known = await orAway(service, findImport(records, { campaignCaseId, sha256: file.sha256 }));
    const event = known ?? { importId: upload.importId, lines };
    await orAway(service, refuseUnlessTaken(service, request, event));
    if (known) return known;
    const stored = await orAway(service, completeUpload(records, upload, file));
    isStoring = false;
    return stored;
  } finally {
    // What cannot be discarded now, with the database away, is swept later.
    if (isStoring) await discardUpload(records, upload.importId).catch(() => undefined);
  }
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
