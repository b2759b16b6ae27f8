import type { OpenApiDocument, Operation } from "./open-api-document.ts";

/** An issuer's addresses for people (authorization code, with PKCE), and what this page is called there. */
export interface SignIn {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
}

/** The document as the page at `/docs` has it: where a token is taken, it may also be got there, by signing in. */
export function withSignIn(document: OpenApiDocument, { authorizationUrl, tokenUrl }: SignIn): OpenApiDocument {
  const signIn = {
    type: "oauth2",
    description: "Sign in as anybody you like, in any role. Needs no secret",
    flows: { authorizationCode: { authorizationUrl, tokenUrl, scopes: {} } },
  };
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => [path, mapped(methods)]);
  // Not those of others' own tokens: the page asks for one of each, the last in front.
  const { token } = document.components?.securitySchemes ?? {};
  const components = { ...document.components, securitySchemes: { signIn, token } };
  return { ...document, paths: Object.fromEntries(paths), components };
}

function mapped(methods: Readonly<Record<string, Operation>>): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(methods).map(([method, operation]) => {
      const takesToken = operation.security?.some((each) => "token" in each);
      return [method, takesToken ? { ...operation, security: [{ signIn: [] }, { token: [] }] } : operation];
    }),
  );
}
