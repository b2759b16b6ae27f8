import { z } from "zod";
import type { Channel } from "../../machines/shared/address.ts";
import type { MessageTemplate } from "../../machines/shared/message-template.ts";
import { TemplateIdsMissing } from "./template-ids-missing.ts";
import { uuidV5 } from "./uuid-v5.ts";

/** Notify's id for every template and channel, by `<template>.<channel>`. */
export type TemplateIds = Readonly<Record<string, string>>;

/** Ours, and never to be changed: the ids at the copy of Notify follow from it. */
const NAMESPACE = "6f1c2f0e-4a57-4d0b-9a0e-3f5f5b1f7c2d";

const configuration = z.record(z.string(), z.unknown());
const uuid = z.uuid();

export function templateKey(template: string, channel: Channel): string {
  return `${template}.${channel}`;
}

/** The key of every template in every channel it has: what must have an id. */
export function templateKeys(messages: Readonly<Record<string, MessageTemplate>>): readonly string[] {
  return Object.entries(messages).flatMap(([name, { email, sms, letter }]) => [
    ...(email ? [templateKey(name, "email")] : []),
    ...(sms ? [templateKey(name, "sms")] : []),
    ...(letter ? [templateKey(name, "letter")] : []),
  ]);
}

/** The id of a template at the copy of Notify on a developer's machine: it follows from the name alone. */
export function emulatorTemplateId(template: string, channel: Channel): string {
  return uuidV5(NAMESPACE, templateKey(template, channel));
}

/** The ids at the copy of Notify for these keys. */
export function emulatorTemplateIds(keys: readonly string[]): TemplateIds {
  return Object.fromEntries(keys.map((key) => [key, uuidV5(NAMESPACE, key)]));
}

/**
 * The ids an administrator got from Notify, from configuration: a JSON object of key to id.
 * Throws TemplateIdsMissing, which names everything that is missing or is not a UUID.
 */
export function configuredTemplateIds(keys: readonly string[], json: string): TemplateIds {
  const given = parseConfiguration(json);
  const missing = keys.filter((key) => given[key] === undefined);
  const malformed = keys.filter((key) => given[key] !== undefined && !uuid.safeParse(given[key]).success);
  if (missing.length > 0 || malformed.length > 0) throw new TemplateIdsMissing({ missing, malformed });
  return Object.fromEntries(keys.map((key) => [key, String(given[key])]));
}

function parseConfiguration(json: string): Readonly<Record<string, unknown>> {
  try {
    return configuration.parse(JSON.parse(json));
  } catch {
    throw new TemplateIdsMissing({ missing: [], malformed: [], unreadable: true });
  }
}
