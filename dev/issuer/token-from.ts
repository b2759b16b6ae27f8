/** Whom a token is wanted for; see `wanted-token.ts` for what each means. */
export interface TokenFor {
  readonly role?: string;
  readonly name?: string;
  readonly username?: string;
  readonly region?: string;
  readonly ttl?: string;
  readonly client_id?: string;
}

/** The issuer does not give such a token, or is not there. */
export class NoToken extends Error {
  override readonly name = "NoToken";
}

/** A person's token from the issuer of development, by the way a person's application goes: a code, then the token. */
export async function tokenFrom(issuer: string, wanted: TokenFor): Promise<string> {
  const client_id = wanted.client_id ?? "local";
  const redirect_uri = "http://127.0.0.1/signed-in";
  const query = new URLSearchParams({ ...wanted, client_id, redirect_uri, response_type: "code" });
  const signedIn = await fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: "manual" });
  const location = signedIn.headers.get("location");
  if (location === null) throw new NoToken(await signedIn.text());
  const code = new URL(location).searchParams.get("code") ?? "";
  return exchanged(issuer, { grant_type: "authorization_code", code, client_id, redirect_uri });
}

/** An application's own token, by its client credentials. */
export async function applicationTokenFrom(issuer: string, wanted: TokenFor): Promise<string> {
  return exchanged(issuer, { grant_type: "client_credentials", ...wanted });
}

async function exchanged(issuer: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${issuer}/oauth/token`, { method: "POST", body: new URLSearchParams(parameters) });
  if (!answer.ok) throw new NoToken(await answer.text());
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
}
