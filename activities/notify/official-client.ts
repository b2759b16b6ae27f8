import { NotifyClient } from "notifications-node-client";

/** The calls we make of the official client, with the parts of its answers that we read. */
export interface OfficialClient {
  sendEmail(templateId: string, emailAddress: string, options: SendOptions): Promise<Answer<{ id: string }>>;
  sendSms(templateId: string, phoneNumber: string, options: SendOptions): Promise<Answer<{ id: string }>>;
  sendLetter(templateId: string, options: SendOptions): Promise<Answer<{ id: string }>>;
  getNotificationById(id: string): Promise<Answer<{ status: string }>>;
  getNotifications(
    templateType: undefined,
    status: undefined,
    reference: string,
  ): Promise<Answer<{ notifications: readonly { id: string; status: string }[] }>>;
}

interface SendOptions {
  readonly personalisation: Readonly<Record<string, string>>;
  readonly reference: string;
}

interface Answer<Data> {
  readonly data: Data;
}

type Request = Readonly<Record<string, unknown>>;

/** The part of the official client's inside where its HTTP library is plugged in. Its types say `any` here. */
interface Pluggable {
  readonly apiClient: { restClient: (request: Request) => Promise<unknown> };
}

/**
 * The official client with what it does not set itself: no proxy unless the address is elsewhere, no redirects, and an
 * end to waiting. Its HTTP library would take a proxy from the environment even for a loopback address, and wait for
 * ever for an answer.
 *
 * @param baseUrl scheme and host, without a path
 * @param timeoutMs for one call altogether, in milliseconds
 */
export function officialClient(baseUrl: string, apiKey: string, timeoutMs: number): OfficialClient {
  const client = new NotifyClient(new URL(baseUrl).origin, apiKey);
  const { apiClient } = client as unknown as Pluggable;
  const request = apiClient.restClient;
  const direct = isLoopback(baseUrl) ? { proxy: false } : {};
  apiClient.restClient = (options) =>
    request({
      ...options,
      ...direct,
      maxRedirects: 0,
      // A deadline for everything: the library's own `timeout` starts again with every byte it hears.
      signal: AbortSignal.timeout(timeoutMs),
    });
  return client;
}

function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
}
