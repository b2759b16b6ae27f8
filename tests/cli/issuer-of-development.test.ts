import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { tokenVerifier } from "../../api/auth/token-verifier.ts";
import { startDevIssuer } from "../../dev/issuer/start-dev-issuer.ts";
import { runningApi } from "../api/support/running-api.ts";
import { Throughcare } from "./support/throughcare.ts";

const home = await mkdtemp(path.join(tmpdir(), "throughcare-issuer-"));
const issuer = await startDevIssuer({ home, port: 0 });
const running = runningApi(() => ({ verify: tokenVerifier(issuer.trusted) }));

afterAll(async () => {
  await issuer.close();
  await rm(home, { recursive: true, force: true });
});

test("throughcare login signs in at the issuer that npm start runs, as whom it is told", async () => {
  const { api } = running();
  await writeFile(path.join(home, "running.json"), JSON.stringify({ api: api.url, issuer: issuer.url }));
  const cli = new Throughcare(home, api.url);
  expect(await cli.run(["list"])).toMatchObject({ code: 4, stderr: expect.stringContaining("throughcare login ROLE") });

  const who = ["--name", "Priya Nair", "--id", "AB12C", "--region", "London"];
  expect(await cli.run(["login", "hrLead", "sscl", ...who])).toMatchObject({ code: 0, stderr: "" });
  expect(await cli.json(["list"])).toEqual([]);
  const { token } = JSON.parse(await readFile(path.join(home, "login.json"), "utf8")) as { token: string };
  expect(await api.as(token).get("/me")).toMatchObject({
    status: 200,
    body: { id: "AB12C", displayName: "Priya Nair", roles: ["hrLead", "sscl"], regions: ["London"] },
  });
  expect(await cli.run(["login", "king"])).toMatchObject({ code: 4, stderr: expect.stringContaining("no such token") });
});
