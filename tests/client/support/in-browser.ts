import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A real browser, where this machine has one. */
export const CHROMIUM = PLACES.find((place) => existsSync(place));
if (CHROMIUM === undefined) console.warn("Skipped: there is no Chromium, so the client is not tried in a browser");

const GIVE_UP_AFTER_MS = 50_000;

interface Page {
  /** Served below `/package/`. */
  readonly folder: string;
  /** Served below `/api/`. */
  readonly api: string;
  /** A module; what it returns is the result. */
  readonly script: string;
}

/** Runs a script in a page of a browser, and answers with what it returns. */
export async function inBrowser({ folder, api, script }: Page): Promise<unknown> {
  const { promise: result, resolve } = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const home = await mkdtemp(path.join(tmpdir(), "throughcare-browser-"));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--user-data-dir=${home}`];
  const browser = spawn(CHROMIUM ?? "", [...options, "--remote-debugging-port=0", address], { stdio: "ignore" });
  const closed = once(browser, "exit");
  const timer = setTimeout(() => resolve("The page said nothing"), GIVE_UP_AFTER_MS);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    browser.kill("SIGKILL");
    await closed;
    server.closeAllConnections();
    server.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/", method = "GET", headers } = request;
    if (url === "/said") {
      resolve(JSON.parse(await bodyOf(request)));
      response.end();
    } else if (url.startsWith("/package/")) {
      const file = await readFile(path.join(folder, url.slice("/package/".length)));
      response.writeHead(200, { "content-type": "text/javascript" }).end(file);
    } else if (url.startsWith("/api/")) {
      const answer = await fetch(`${api}${url.slice("/api".length)}`, {
        method,
        headers: { authorization: headers.authorization ?? "" },
      });
      const type = answer.headers.get("content-type") ?? "text/plain";
      response.writeHead(answer.status, { "content-type": type }).end(await answer.text());
    } else {
      response.writeHead(200, { "content-type": "text/html" }).end(pageOf(script));
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function pageOf(script: string): string {
  const [imports = "", ...rest] = script.split("\n");
  return `<!doctype html><script type="module">
${imports}
const said = await (async () => {
${rest.join("\n")}
})().catch((error) => String(error));
await fetch("/said", { method: "POST", body: JSON.stringify(said) });
</script>`;
}
