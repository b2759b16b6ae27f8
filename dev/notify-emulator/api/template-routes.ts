import type { FastifyInstance } from "fastify";
import type { Channel } from "../../../machines/shared/address.ts";
import type { TemplateVersion } from "../messages/template.ts";
import { emailHtml } from "../rendering/email.ts";
import { type Personalisation, placeholdersIn } from "../rendering/placeholders.ts";
import { subjectLine } from "../rendering/subject.ts";
import { checkBody, isUuid } from "./check-body.ts";
import { bodyText, refuseMissing } from "./compose.ts";
import { NotifyError } from "./notify-error.ts";
import type { NotifyService } from "./notify-service.ts";
import { notifyTime } from "./notify-time.ts";

const CREATED_BY = "administrator@throughcare.example";

/** `GET /v2/template/{id}`, one of its versions, `GET /v2/templates` and `POST /v2/template/{id}/preview`. */
export function templateRoutes(app: FastifyInstance, { store: { templates } }: NotifyService): void {
  app.get<{ Params: { id: string } }>("/v2/template/:id", (request) => json(found(request.params.id)));

  app.get<{ Params: { id: string; version: string } }>("/v2/template/:id/version/:version", (request) =>
    json(found(request.params.id, Number(request.params.version))),
  );

  app.get<{ Querystring: { type?: string } }>("/v2/templates", (request) => {
    const { type } = request.query;
    if (type !== undefined && !isChannel(type)) {
      throw new NotifyError(400, "ValidationError", `type ${type} is not one of [sms, email, letter]`);
    }
    return { templates: templates.all(type).map(json) };
  });

  app.post<{ Params: { id: string } }>("/v2/template/:id/preview", (request) => {
    const template = found(request.params.id);
    const checked = checkBody(request.body ?? {}, { personalisation: { type: "object" } });
    const personalisation = (checked["personalisation"] ?? {}) as Personalisation;
    refuseMissing(template, personalisation);
    return {
      id: template.id,
      type: template.channel,
      version: template.version,
      body: bodyText(template, personalisation),
      html: template.channel === "email" ? emailHtml(template.body, personalisation) : null,
      subject: template.subject === undefined ? null : subjectLine(template.subject, personalisation),
      postage: template.channel === "letter" ? "second" : null,
    };
  });

  function found(id: string, version?: number): TemplateVersion {
    if (!isUuid(id)) throw new NotifyError(400, "ValidationError", "id is not a valid UUID");
    const template = templates.find(id.toLowerCase(), version);
    if (!template) throw new NotifyError(404, "NoResultFound", "No result found");
    return template;
  }

  function json(template: TemplateVersion): object {
    const { id, channel, name, version, body, subject } = template;
    return {
      id,
      type: channel,
      created_at: notifyTime(templates.createdAt(id) ?? template.createdAt),
      updated_at: version === 1 ? null : notifyTime(template.createdAt),
      created_by: CREATED_BY,
      version,
      body,
      subject: subject ?? null,
      name,
      personalisation: Object.fromEntries(
        placeholdersIn(`${subject ?? ""}\n${body}`).map((placeholder) => [placeholder, { required: true }]),
      ),
      postage: channel === "letter" ? "second" : null,
      letter_contact_block: null,
    };
  }
}

function isChannel(type: string): type is Channel {
  return type === "email" || type === "sms" || type === "letter";
}
