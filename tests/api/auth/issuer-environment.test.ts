import { describe, expect, test } from "vitest";
import { DEVELOPMENT_ISSUER } from "../../../api/auth/development-issuer.ts";
import { issuerEnvironment, issuerOf, refuseOwnIssuerBeyondLoopback } from "../../../api/auth/issuer-environment.ts";
import { EnvironmentIncomplete, readEnvironment } from "../../../cases/environment.ts";

const REAL = {
  AUTH_ISSUER: "https://sign-in.example/auth/issuer",
  AUTH_JWKS_URL: "https://sign-in.example/auth/.well-known/jwks.json",
  AUTH_AUDIENCE: "throughcare,throughcare-preprod",
};

const read = (changes: Readonly<Record<string, string | undefined>>): unknown =>
  readEnvironment(issuerEnvironment, { ...REAL, ...changes });

describe("In production", () => {
  test("the issuer, where its keys are and for whom its tokens are must be said, and are named when they are not", () => {
    expect(issuerOf(readEnvironment(issuerEnvironment, REAL))).toEqual({
      issuer: REAL.AUTH_ISSUER,
      jwksUrl: REAL.AUTH_JWKS_URL,
      audience: ["throughcare", "throughcare-preprod"],
    });
    expect(() => readEnvironment(issuerEnvironment, {})).toThrow(
      /AUTH_ISSUER: missing.*\n.*AUTH_JWKS_URL: missing.*\n.*AUTH_AUDIENCE: missing/,
    );
  });

  test.each([
    ["an issuer in the clear", { AUTH_ISSUER: "http://sign-in.example/auth" }],
    ["keys in the clear", { AUTH_JWKS_URL: "http://sign-in.example/jwks.json" }],
    ["keys from a file", { AUTH_JWKS_URL: "file:///etc/jwks.json" }],
    ["a name that only begins like this machine's", { AUTH_JWKS_URL: "http://127.0.0.1.evil.example/jwks.json" }],
    ["an issuer that is no address", { AUTH_ISSUER: "throughcare" }],
    ["an empty audience", { AUTH_AUDIENCE: "" }],
    ["an audience among none", { AUTH_AUDIENCE: "throughcare," }],
    ["the issuer of development", { AUTH_ISSUER: DEVELOPMENT_ISSUER }],
    ["the issuer of development with a slash", { AUTH_ISSUER: `${DEVELOPMENT_ISSUER}/` }],
  ])("%s is refused", (_what, changes) => {
    expect(() => read(changes)).toThrow(EnvironmentIncomplete);
  });

  test("beyond the loopback an issuer on it is refused: whoever runs this machine could make themselves any token", () => {
    const own = { ...REAL, AUTH_ISSUER: "http://localhost:9000/auth" };
    expect(() => refuseOwnIssuerBeyondLoopback({ ...own, HOST: "0.0.0.0" })).toThrow(/AUTH_ISSUER: must not be/);
    expect(() => refuseOwnIssuerBeyondLoopback({ ...own, HOST: "127.0.0.1" })).not.toThrow();
    expect(() => refuseOwnIssuerBeyondLoopback({ ...REAL, HOST: "0.0.0.0" })).not.toThrow();
  });

  test("beyond the loopback its keys must not be on it either, whatever the issuer's name", () => {
    const own = { ...REAL, AUTH_JWKS_URL: "http://127.0.0.1:9000/jwks.json" };
    expect(() => refuseOwnIssuerBeyondLoopback({ ...own, HOST: "0.0.0.0" })).toThrow(/AUTH_JWKS_URL: must not be/);
    expect(() => refuseOwnIssuerBeyondLoopback({ ...own, HOST: "127.0.0.1" })).not.toThrow();
  });

  test("on this machine alone they may be in the clear: behind a proxy that carries them", () => {
    expect(() => read({ AUTH_JWKS_URL: "http://127.0.0.1:9000/jwks.json" })).not.toThrow();
    expect(() =>
      read({ AUTH_ISSUER: "http://localhost:9000/auth", AUTH_JWKS_URL: "http://[::1]:9000/k" }),
    ).not.toThrow();
  });
});
