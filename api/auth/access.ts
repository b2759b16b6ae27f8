/** Who may call a route. Without one it takes a token, whosever. */
export type Access =
  /** Anybody: it tells nothing of any case. */
  | "public"
  /** Another party with a token of its own, which the route checks: GOV.UK Notify, Temporal's Web UI. */
  | "ownToken"
  /** Those who may read the process of the case, or the processes of the cases, which the route finds out. */
  | "readers"
  /** Those who may do something with cases of the process, which the route finds out. */
  | "involved"
  /** One of these roles. */
  | { readonly roles: readonly string[] };

declare module "fastify" {
  interface FastifyContextConfig {
    readonly access?: Access;
  }
}
