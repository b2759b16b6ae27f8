import { wrongUsage } from "../ends-with.ts";
import { givenText } from "./given-text.ts";
import { isBody, type Body, type JsonSchema } from "./json-schema.ts";
import { withField } from "./with-field.ts";

export interface BodyOptions {
  /** A file of JSON, or `-` for standard input. */
  readonly body?: string;
  readonly field: readonly string[];
}

/** The body as the command line has it: from a file, then field by field. Throws EndsWith. */
export async function givenBody({ body: source, field }: BodyOptions, schema: JsonSchema): Promise<Body> {
  const start: unknown = source === undefined ? {} : parsed(await givenText(source), source);
  if (!isBody(start)) throw wrongUsage(`${source} has to be a JSON object`);
  return field.reduce<unknown>((body, assignment) => withField(body, assignment, schema), start) as Body;
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw wrongUsage(`${source === "-" ? "Standard input" : source} is not JSON`);
  }
}
