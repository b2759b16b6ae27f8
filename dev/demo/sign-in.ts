import { tokenFrom } from "../issuer/token-from.ts";

/** Who does something: one role, and the name colleagues see. */
export interface Actor {
  readonly name: string;
  readonly role: string;
}

/** Gets somebody's token; without anybody named, that of somebody who may do everything. */
export type SignIn = (actor?: Actor) => Promise<string>;

/** Signs people in at the issuer of development, each once. */
export function signInAt(issuer: string): SignIn {
  const tokens = new Map<string, Promise<string>>();
  return async (actor) => {
    const { role, name } = actor ?? {};
    const key = JSON.stringify([role, name]);
    const token =
      tokens.get(key) ??
      tokenFrom(issuer, { client_id: "demo", ...(role && { role, username: role }), ...(name && { name }) });
    tokens.set(key, token);
    return token;
  };
}
