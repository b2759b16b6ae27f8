import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Channel } from "../../../machines/shared/address.ts";
import { type Message, MESSAGE_STATUSES, type MessageStatus, statusOf } from "../messages/message.ts";
import { isUuid } from "./check-body.ts";
import { notificationJson } from "./notification-json.ts";
import { NotifyError } from "./notify-error.ts";
import type { NotifyService } from "./notify-service.ts";
import { rootOf } from "./root-of.ts";

const PAGE_SIZE = 250;
const FAILED: readonly MessageStatus[] = ["technical-failure", "temporary-failure", "permanent-failure"];
const FILTERS = new Set(["reference", "template_type", "status", "older_than", "include_jobs"]);
const CHANNELS: readonly Channel[] = ["sms", "email", "letter"];
// Notify knows more statuses than ever occur here; asking for one of those finds nothing.
const STATUSES: readonly string[] = [
  ...MESSAGE_STATUSES,
  "cancelled",
  "sent",
  "pending",
  "failed",
  "pending-virus-check",
  "validation-failed",
  "virus-scan-failed",
  "returned-letter",
];

/** `GET /v2/notifications/{id}` and `GET /v2/notifications`, newest first, 250 a page. */
export function notificationRoutes(app: FastifyInstance, { store }: NotifyService): void {
  app.get<{ Params: { id: string } }>("/v2/notifications/:id", (request) => {
    const { id } = request.params;
    if (!isUuid(id)) throw new NotifyError(400, "ValidationError", "notification_id is not a valid UUID");
    const message = store.find(id.toLowerCase());
    if (!message) throw new NotifyError(404, "NoResultFound", "No result found");
    return notificationJson(message, rootOf(request));
  });

  app.get("/v2/notifications", (request) => {
    const query = parseQuery(request.query);
    const root = rootOf(request);
    const page: Message[] = [];
    const source = query.reference === undefined ? store.newestFirst(query.olderThan) : newestOf(query);
    for (const message of source) {
      if (matches(message, query)) page.push(message);
      if (page.length === PAGE_SIZE) break;
    }
    return { notifications: page.map((message) => notificationJson(message, root)), links: links(request, page) };
  });

  function newestOf({ reference = "", olderThan }: Query): readonly Message[] {
    const newest = [...store.withReference(reference)].reverse();
    return olderThan === undefined ? newest : newest.slice(newest.findIndex(({ id }) => id === olderThan) + 1);
  }
}

interface Query {
  readonly reference?: string;
  readonly olderThan?: string;
  readonly channels: readonly string[];
  readonly statuses: readonly string[];
}

function parseQuery(given: unknown): Query {
  const query = { ...(given as Readonly<Record<string, string | string[]>>) };
  const all = (name: string): readonly string[] => [query[name] ?? []].flat();
  const [reference] = all("reference");
  const [olderThan] = all("older_than");
  const problems = [
    ...Object.keys(query)
      .filter((name) => !FILTERS.has(name))
      .map((name) => `Additional properties are not allowed (${name} was unexpected)`),
    ...notOneOf("status", all("status"), STATUSES),
    ...notOneOf("template_type", all("template_type"), CHANNELS),
    ...(olderThan === undefined || isUuid(olderThan) ? [] : ["older_than is not a valid UUID"]),
  ];
  if (problems.length > 0) throw new NotifyError(400, "ValidationError", ...problems);
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(olderThan === undefined ? {} : { olderThan: olderThan.toLowerCase() }),
    channels: all("template_type"),
    statuses: all("status").flatMap((status): readonly string[] => (status === "failed" ? FAILED : [status])),
  };
}

function notOneOf(name: string, given: readonly string[], allowed: readonly string[]): readonly string[] {
  return given
    .filter((value) => !allowed.includes(value))
    .map((value) => `${name} ${value} is not one of [${allowed.join(", ")}]`);
}

function matches(message: Message, { channels, statuses }: Query): boolean {
  return (
    (channels.length === 0 || channels.includes(message.channel)) &&
    (statuses.length === 0 || statuses.includes(statusOf(message)))
  );
}

function links(request: FastifyRequest, page: readonly Message[]): { current: string; next?: string } {
  const current = new URL(request.url, rootOf(request));
  const last = page.at(-1);
  if (!last) return { current: current.href };
  const next = new URL(current);
  next.searchParams.set("older_than", last.id);
  return { current: current.href, next: next.href };
}
