/** For tests only. */
export const MASTER_KEY = Buffer.alloc(32, 7).toString("base64");
