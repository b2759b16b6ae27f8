import { tokenFrom } from "../issuer/token-from.ts";

/** Who does something: one role, and the name colleagues see. */
export interface Actor {
  readonly name: string;
  readonly role: string;
}

/** Gets somebody's token; without anybody named, that of somebody who may do everything. */
export type SignIn = (actor?: Actor) => Promise<string>;

/**
 * The user name somebody is signed in by: their role; `demo` for who may do everything. A course whose case is restricted
 * names these.
 */
export function userNameOf(actor: Actor | undefined): string {
  return actor?.role ?? "demo";
}

/** Signs people in at the issuer of development, each once. */
export function signInAt(issuer: string): SignIn {
  const tokens = new Map<string, Promise<string>>();
  return async (actor) => {
    const { role, name } = actor ?? {};
    const key = JSON.stringify([role, name]);
    const token =
      tokens.get(key) ??
      tokenFrom(issuer, {
        client_id: "demo",
        username: userNameOf(actor),
        ...(role && { role }),
        ...(name && { name }),
      });
    tokens.set(key, token);
    // The next try may find the issuer there.
    token.catch(() => tokens.delete(key));
    return token;
  };
}
