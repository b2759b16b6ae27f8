import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { clientErrorHandler } from "../../../api/problems/client-error.ts";
import { raw } from "../support/raw.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();

const NEVER_WHOLE = "POST /x HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000\r\n\r\n{";

/** A server that waits for no request for long. */
async function impatient(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ requestTimeout: 50, headersTimeout: 50, connectionsCheckingInterval: 10 });
  server.on("clientError", clientErrorHandler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}

describe("On the loopback", () => {
  test("a request by another name than this machine's is refused", async () => {
    expect(
      await raw(running().api.url, "GET /cases HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n"),
    ).toMatch(/^HTTP\/1\.1 421 /);
    expect(
      await raw(running().api.url, "GET /ping HTTP/1.1\r\nhost: localhost:3000\r\nconnection: close\r\n\r\n"),
    ).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("What is not HTTP", () => {
  test("is answered as a problem, too", async () => {
    const answer = await raw(running().api.url, "nonsense\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("urn:throughcare:problem:invalidRequest");
  });

  test("so are headers beyond all measure", async () => {
    const answer = await raw(
      running().api.url,
      `GET /ping HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test("so are two lengths of one body, or a length and pieces", async () => {
    const { api, issuer } = running();
    const head = `POST /cases/search HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${await issuer.token()}`;
    for (const lengths of [
      "content-length: 2\r\ncontent-length: 3",
      "content-length: 2\r\ntransfer-encoding: chunked",
    ]) {
      expect(await raw(api.url, `${head}\r\n${lengths}\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 400 /);
    }
  });

  test("a body in pieces is read no further than it may be long", async () => {
    const { api, issuer } = running();
    const head = `POST /cases/search HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${await issuer.token()}`;
    const piece = `4000\r\n${"x".repeat(0x4000)}\r\n`;
    const body = `content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${piece.repeat(5)}`;
    const answer = await raw(api.url, `${head}\r\n${body}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain("The body must have at most 65536 bytes");
  });

  test("a request that is never whole is ended with a 408", async () => {
    const { server, port } = await impatient();
    const answer = await raw(`http://127.0.0.1:${port}`, NEVER_WHOLE);
    server.close();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("urn:throughcare:problem:tooSlow");
  });

  test("whoever goes on sending it is cut off", async () => {
    const { server, port } = await impatient();
    const stubborn = connect({ port, host: "127.0.0.1", allowHalfOpen: true }).setEncoding("utf8");
    let answer = "";
    stubborn.on("data", (chunk: string) => (answer += chunk));
    // That it is cut off may be heard as an error first.
    stubborn.on("error", () => {}).write(NEVER_WHOLE);
    const sending = setInterval(() => stubborn.write("x"), 20);
    await new Promise((resolve) => stubborn.once("close", resolve));
    clearInterval(sending);
    server.close();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
