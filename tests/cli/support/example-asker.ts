import type { Asker } from "../../../cli/body/asker.ts";
import { isBody, type JsonSchema } from "../../../cli/body/json-schema.ts";

/** Answers every question with what stands in an example of the whole body, as somebody would who copies it. */
export function exampleAsker(example: unknown): Asker {
  const asked = new Set<string>();
  const answerTo = (message: string): unknown => {
    asked.add(pathIn(message));
    return at(example, pathIn(message));
  };
  const isAnother = (list: string): boolean => {
    const items = at(example, list) as readonly unknown[];
    return [...asked].every((path) => !`${path}.`.startsWith(`${list}.${items.length - 1}.`));
  };
  const text: Asker["text"] = async (message, _hint, check) => {
    const given = String(answerTo(message));
    const fault = check(given);
    if (fault !== undefined) throw new Error(`${message} does not take its own example: ${fault}`);
    return given;
  };
  return {
    text,
    lines: text,
    one: async (message, choices) => {
      const wanted = answerTo(message);
      const found = choices.find(({ value }) => value === wanted || (isBody(value) && fits(value, wanted)));
      if (!found) throw new Error(`${message} offers no ${JSON.stringify(wanted)}`);
      return found.value;
    },
    several: async (message, choices) => {
      const [, part = ""] = /^Anything else of (\S+)\?/.exec(message) ?? [];
      const given = at(example, part);
      return choices.map(({ value }) => value).filter((name) => isBody(given) && !isNothing(given[String(name)]));
    },
    yesOrNo: async (message) => {
      const [, list] = /^Another of (\S+)\?$/.exec(message) ?? [];
      if (list !== undefined) return isAnother(list);
      const found = answerTo(message);
      return Array.isArray(found) ? found.length > 0 : found === true;
    },
  };
}

/** `employee.name` of `employee.name: Full name`. */
function pathIn(message: string): string {
  const [path = ""] = message.split(":");
  return path === "Which" ? "" : path;
}

function at(value: unknown, path: string): unknown {
  if (path === "") return value;
  const step = (from: unknown, name: string): unknown =>
    (from as Readonly<Record<string, unknown>> | undefined)?.[name];
  return path.split(".").reduce(step, value);
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether what is wanted has this form: one of its values, or an object with those it fixes. */
function fits({ type, enum: values, properties = {} }: JsonSchema, wanted: unknown): boolean {
  if (type !== "object")
    return values ? values.includes(wanted) : wanted === null ? type === "null" : type === typeof wanted;
  return (
    isBody(wanted) &&
    Object.entries(properties).every(([name, { const: fixed }]) => fixed === undefined || wanted[name] === fixed)
  );
}
