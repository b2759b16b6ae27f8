import { z } from "zod";
import { processDiagrams } from "../../diagrams/process-diagrams.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { rolesWith } from "../auth/permissions.ts";
import type { ProcessJson, ProcessSummaryJson } from "./process-schema.ts";

export function processSummaryJson({ process, title, description }: ProcessContract): ProcessSummaryJson {
  const self = `/processes/${process}`;
  return {
    process,
    title,
    description,
    links: {
      self,
      cases: `/cases?process=${process}`,
      start: `${self}/cases`,
      diagram: `${self}/diagram`,
      policy: `${self}/policy`,
    },
  };
}

/** A process as its contract has it: what comes in, and every word shown to people. */
export function processJson(contract: ProcessContract): ProcessJson {
  const { process, startedBy, input, inputExample, events, words, messages, members } = contract;
  return {
    ...processSummaryJson(contract),
    startedBy: [...startedBy],
    readBy: [...rolesWith(`${process}:read`)],
    input: { schema: jsonSchema(input), example: inputExample },
    states: Object.entries(words.states).map(([path, sentence]) => ({ path, words: sentence })),
    events: Object.entries(events).map(([event, { description, sentBy, body, example }]) => ({
      event,
      title: words.events[event] ?? event,
      description,
      sentBy: [...sentBy],
      schema: jsonSchema(body),
      example,
      href: `/processes/${process}/cases/{caseId}/events/${event}`,
    })),
    diagrams: processDiagrams(process).map(({ state, title }) => ({
      ...(state !== "" && { state }),
      title,
      href: `/processes/${process}/diagram${state === "" ? "" : `?state=${state}`}`,
    })),
    deadlines: Object.entries(words.deadlines).map(([name, { label }]) => ({ name, label })),
    tasks: Object.entries(words.tasks).map(([task, { title, role }]) => ({ task, title, role })),
    messages: Object.entries(messages).map(([template, message]) => ({ template, ...message })),
    ...(members && {
      members: {
        process: members.process,
        columns: [...members.columns],
        href: `/processes/${process}/cases/{caseId}/roster`,
      },
    }),
  };
}

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) };
}
