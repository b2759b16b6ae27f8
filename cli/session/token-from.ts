/** Whom a token is wanted for. */
export interface TokenFor {
  /** Roles, comma-separated. */
  readonly role: string;
  readonly name?: string;
  readonly username?: string;
  /** Comma-separated. */
  readonly region?: string;
}

/** The issuer does not give such a token. */
export class NoToken extends Error {
  override readonly name = "NoToken";
}

/** Nobody answers where the issuer would be, as when a system was ended and its note is still there. */
export class NoIssuer extends Error {
  override readonly name = "NoIssuer";
}

const CLIENT = "throughcare-cli";
const BACK = "http://127.0.0.1/signed-in";

/** A person's token of the issuer of development: a code, then the token. It asks for no password. Throws NoToken, NoIssuer. */
export async function tokenFrom(issuer: string, wanted: TokenFor): Promise<string> {
  const query = new URLSearchParams({ ...wanted, client_id: CLIENT, redirect_uri: BACK, response_type: "code" });
  const signedIn = await asked(issuer, `authorize?${query.toString()}`, { redirect: "manual" });
  const location = signedIn.headers.get("location");
  if (location === null) throw new NoToken(await signedIn.text());
  const code = new URL(location).searchParams.get("code") ?? "";
  const body = new URLSearchParams({ grant_type: "authorization_code", code, client_id: CLIENT, redirect_uri: BACK });
  const answer = await asked(issuer, "token", { method: "POST", body });
  if (!answer.ok) throw new NoToken(await answer.text());
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}

async function asked(issuer: string, what: string, request: RequestInit): Promise<Response> {
  return fetch(`${issuer}/oauth/${what}`, request).catch(() => {
    throw new NoIssuer(`No answer from the issuer at ${issuer}`);
  });
}
