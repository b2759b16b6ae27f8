import type { Records } from "../records.ts";
import { imports } from "../schema/imports.ts";

/** A file of people that is coming in. */
export interface Upload {
  /** The import's id once the file is whole. */
  readonly importId: string;
  readonly campaignCaseId: string;
  readonly submittedBy: string;
}

/** Begins to store a file. Nobody sees anything of it before it is completed; one that will not be, is discarded. */
export async function beginUpload({ db }: Records, upload: Upload): Promise<void> {
  await db.insert(imports).values({ ...upload, sha256: "", lineCount: 0, createdAt: Date.now(), uploading: true });
}
