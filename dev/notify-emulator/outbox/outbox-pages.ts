import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { NotifyService } from "../api/notify-service.ts";
import { FAILURE_MODES } from "../failures/failure-mode.ts";
import type { Message } from "../messages/message.ts";
import { govukLogo, serveAssets } from "./assets.ts";
import { emailDocument } from "./email-document.ts";
import { failuresPage } from "./failures-page.ts";
import { layout, type Page } from "./layout.ts";
import { listPage, MESSAGES_A_PAGE } from "./list-page.ts";
import { isWanted, listQuery } from "./list-query.ts";
import { messagePage, type MessageView } from "./message-page.ts";
import { notFoundPage } from "./not-found-page.ts";

const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const failureForm = z.object({
  mode: z.enum(FAILURE_MODES).catch("none"),
  count: z
    .string()
    .trim()
    .regex(/^(?:[1-9]\d{0,5})?$/, "Enter a whole number above 0, or leave this empty")
    .transform((count) => (count === "" ? undefined : Number(count))),
});

/** The pages for people: every message, one message, and the failure switch. */
export function outboxPages(service: NotifyService): (app: FastifyInstance) => Promise<void> {
  const { store, failures } = service;
  return async (app) => {
    const logo = await govukLogo();
    await serveAssets(app);
    app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(text)))),
    );
    app.addHook("onSend", async (_request, reply) => {
      reply.header("content-security-policy", POLICY).header("x-content-type-options", "nosniff");
      reply.header("referrer-policy", "no-referrer");
    });

    const show = (reply: FastifyReply, page: Page): FastifyReply =>
      reply
        .type("text/html; charset=utf-8")
        .header("cache-control", "no-store")
        .send(layout(page, failures.state, logo));

    app.get("/", (request, reply) => {
      const asked = listQuery.parse({
        to: "",
        channel: "",
        template: "",
        status: "",
        refresh: "",
        ...(request.query as object),
      });
      const found = [...store.newestFirst()].filter((message) => isWanted(message, asked));
      const pages = Math.max(1, Math.ceil(found.length / MESSAGES_A_PAGE));
      const query = { ...asked, page: Math.min(asked.page, pages) };
      const from = (query.page - 1) * MESSAGES_A_PAGE;
      return show(
        reply,
        listPage({
          query,
          messages: found.slice(from, from + MESSAGES_A_PAGE),
          found: found.length,
          counts: store.counts(),
          templates: store.templates.all(),
          templateName: ({ template }) => store.templates.findEver(template.id, template.version)?.name ?? template.id,
        }),
      );
    });

    app.get<{ Params: { id: string } }>("/messages/:id", (request, reply) => {
      const view = viewOf(store.find(request.params.id));
      return view ? show(reply, messagePage(view)) : show(reply.code(404), notFoundPage());
    });

    app.get<{ Params: { id: string } }>("/messages/:id/email", (request, reply) => {
      const view = viewOf(store.find(request.params.id));
      if (view?.message.channel !== "email") return show(reply.code(404), notFoundPage());
      return reply.type("text/html; charset=utf-8").send(emailDocument(view.message, view.template, logo));
    });

    app.get<{ Querystring: { saved?: string } }>("/failures", (request, reply) =>
      show(reply, failuresPage({ ...failuresView(), changed: request.query.saved === "yes" })),
    );

    app.post("/failures", (request, reply) => {
      // Another web site must not be able to switch failures on by posting a form to this machine.
      const site = request.headers["sec-fetch-site"];
      if (site !== undefined && site !== "same-origin" && site !== "none") return reply.code(403).send("Forbidden");
      const typed = { mode: "none", count: "", ...(request.body as Readonly<Record<string, string>>) };
      const form = failureForm.safeParse(typed);
      if (!form.success) {
        const problem = form.error.issues[0]?.message ?? "Enter a whole number";
        return show(reply.code(400), failuresPage({ ...failuresView(), typed, problem }));
      }
      const { mode, count } = form.data;
      failures.set({ mode, ...(count === undefined || mode === "none" ? {} : { count }) });
      return reply.redirect("/failures?saved=yes", 303);
    });

    function viewOf(message: Message | undefined): MessageView | undefined {
      const template = message && store.templates.findEver(message.template.id, message.template.version);
      if (!message || !template) return undefined;
      const sameReference = message.reference === null ? [] : store.withReference(message.reference);
      return { message, template, sameReference, logo };
    }

    function failuresView(): Parameters<typeof failuresPage>[0] {
      return {
        state: failures.state,
        typed: { mode: failures.state.mode, count: String(failures.state.count ?? "") },
        counts: store.counts(),
        firstWith: (reference) => store.withReference(reference)[0]?.id,
        changed: false,
      };
    }
  };
}
