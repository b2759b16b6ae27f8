import { contracts } from "../../machines/contracts.ts";
import type { ApiDeps } from "../api-deps.ts";

interface Link {
  readonly href: string;
  readonly text: string;
  readonly what: string;
  /** Other views of the same. */
  readonly more?: readonly Pick<Link, "href" | "text">[];
}

/** The page at `/`: where everything is. */
export function frontPage({ uiUrl, namespace, outboxUrl, buildInfo, signIn }: ApiDeps): string {
  const links: readonly Link[] = [
    { href: "/docs", text: "Try the API", what: "Every request with an example that works as it stands" },
    {
      href: `${uiUrl}/namespaces/${namespace}/workflows`,
      text: "Temporal",
      what: "Every case as it runs: its history, timers and retries",
    },
    ...(outboxUrl === undefined
      ? []
      : [{ href: outboxUrl, text: "Outbox", what: "Every email, text and letter that was sent" }]),
  ];
  const reads: readonly Link[] = [
    { href: "/cases", text: "Cases", what: "By next deadline" },
    { href: "/tasks", text: "Tasks", what: "What people must do, by due date" },
    { href: "/processes", text: "Processes", what: "States, events, deadlines, tasks and messages" },
    { href: "/me", text: "Me", what: "Who you are to this service, and what you may do" },
  ];
  const open: readonly Link[] = [
    { href: "/openapi.json", text: "OpenAPI", what: "The interface for programs" },
    { href: "/asyncapi.json", text: "AsyncAPI", what: "Every domain event that others are told" },
    { href: "/health", text: "Health", what: "Whether the records and Temporal answer" },
    { href: "/info", text: "Info", what: "Which build this is" },
  ];
  const processes = Object.values(contracts).map(({ process, title, description }) => ({
    href: `/processes/${process}`,
    text: title,
    what: description,
    more: [
      { href: `/processes/${process}/diagram`, text: "Diagram" },
      { href: `/processes/${process}/policy`, text: "Policy" },
    ],
  }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Throughcare</title>
<link rel="stylesheet" href="/front-page.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><p>Throughcare</p></header>
<main>
<h1>The long processes of probation, running by themselves</h1>
${list("main-links", links)}
<p>What follows takes a bearer token. At <a href="/docs">Try the API</a>, Authorize ${
    signIn
      ? "signs you in. A terminal gets a token for any role by <code>npm run login -- hrLead</code>."
      : "takes it; <code>curl --oauth2-bearer</code> sends it."
  }</p>
<h2>Processes</h2>
${list("", processes)}
<h2>As JSON</h2>
${list("", reads)}
<h2>Without a token</h2>
${list("", open)}
</main>
<footer><p>Version ${escape(buildInfo.version)}.</p></footer>
</body>
</html>
`;
}

function list(name: string, links: readonly Link[]): string {
  const items = links.map(
    ({ href, text, what, more = [] }) =>
      `<li>${anchor({ href, text })}<span>${[escape(what), ...more.map(anchor)].join(" ")}</span></li>`,
  );
  return `<ul${name === "" ? "" : ` class="${name}"`}>\n${items.join("\n")}\n</ul>`;
}

function anchor({ href, text }: Pick<Link, "href" | "text">): string {
  return `<a href="${escape(href)}">${escape(text)}</a>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
