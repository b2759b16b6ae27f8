import { afterEach, describe, expect, test } from "vitest";
import { fastify, type FastifyInstance } from "fastify";
import { onlyByLoopbackName } from "../../api/listening/only-by-loopback-name.ts";
import { ProblemError } from "../../api/problems/problem-error.ts";

const open: FastifyInstance[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** What a request by this name is answered, of a server that listens on this address. */
async function answered(host: string, name: string): Promise<number> {
  const app = fastify();
  open.push(app);
  onlyByLoopbackName(app);
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof ProblemError ? error.problem.status : 500).send(),
  );
  app.get("/", async () => "here");
  await app.listen({ host, port: 0 });
  return (await app.inject({ url: "/", headers: { host: name } })).statusCode;
}

describe("On the loopback the API answers by this machine's names only: no page of others can point its name here", () => {
  test.each(["localhost:3000", "127.0.0.1", "[::1]:3000"])("%s is answered", async (name) => {
    expect(await answered("127.0.0.1", name)).toBe(200);
  });

  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"])("%s is not", async (name) => {
    expect(await answered("127.0.0.1", name)).toBe(421);
  });
});

describe("Beyond the loopback, where everybody has to show a token, it answers by any name", () => {
  test("throughcare.example is answered", async () => {
    expect(await answered("0.0.0.0", "throughcare.example")).toBe(200);
  });
});
