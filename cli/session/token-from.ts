/** Whom a token is wanted for. */
export interface TokenFor {
  /** Roles, comma-separated. */
  readonly role: string;
  readonly name?: string;
  readonly username?: string;
  /** Comma-separated. */
  readonly region?: string;
}

/** The issuer does not give such a token, or is not there. */
export class NoToken extends Error {
  override readonly name = "NoToken";
}

const CLIENT = "throughcare-cli";
const BACK = "http://127.0.0.1/signed-in";

/** A person's token of the issuer of development: a code, then the token. It asks for no password. Throws NoToken. */
export async function tokenFrom(issuer: string, wanted: TokenFor): Promise<string> {
  const query = new URLSearchParams({ ...wanted, client_id: CLIENT, redirect_uri: BACK, response_type: "code" });
  const signedIn = await asked(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: "manual" });
  const location = signedIn.headers.get("location");
  if (location === null) throw new NoToken(await signedIn.text());
  const code = new URL(location).searchParams.get("code") ?? "";
  const body = new URLSearchParams({ grant_type: "authorization_code", code, client_id: CLIENT, redirect_uri: BACK });
  const answer = await asked(`${issuer}/oauth/token`, { method: "POST", body });
  if (!answer.ok) throw new NoToken(await answer.text());
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}

async function asked(url: string, request: RequestInit): Promise<Response> {
  return fetch(url, request).catch(() => {
    throw new NoToken("it does not answer");
  });
}
