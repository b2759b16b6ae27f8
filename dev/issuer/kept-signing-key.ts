import { exportJWK, generateKeyPair, type JWK } from "jose";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * The key that signs this machine's own tokens, made at the first start and kept in the home folder, so that a token
 * outlives a restart.
 */
export async function keptSigningKey(home: string): Promise<JWK> {
  const file = path.join(home, "issuer.jwk");
  try {
    return JSON.parse(await readFile(file, "utf8")) as JWK;
  } catch {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const key = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: crypto.randomUUID() };
    await writeFile(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: "wx" });
    return key;
  }
}
