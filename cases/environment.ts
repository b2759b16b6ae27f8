import { z } from "zod";

/** What the worker and the API both need to know of their surroundings. */
export const commonEnvironment = {
  TEMPORAL_ADDRESS: z.string().min(1).describe("Host and port of the Temporal frontend"),
  TEMPORAL_NAMESPACE: z.string().min(1).default("default").describe("Temporal namespace"),
  TEMPORAL_API_KEY: z.string().min(1).optional().describe("API key, for Temporal Cloud; switches TLS on"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe("PostgreSQL of the records"),
  RECORDS_MASTER_KEYS: z
    .string()
    .min(1)
    .describe("Master keys, 32 bytes each in base64, comma-separated, current first"),
};

/** Something the service needs was not configured. Names everything at once, never a value. */
export class EnvironmentIncomplete extends Error {
  override readonly name = "EnvironmentIncomplete";

  constructor(faults: readonly { readonly variable: string; readonly what: string; readonly fault: string }[]) {
    const lines = faults.map(({ variable, what, fault }) => `  ${variable}: ${fault} (${what})`);
    super(`The environment is incomplete:\n${lines.join("\n")}`);
  }
}

/**
 * Reads the environment, all of it or nothing.
 * @throws EnvironmentIncomplete naming every variable that is missing or malformed.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new EnvironmentIncomplete(
    parsed.error.issues.map(({ path, message }) => {
      const variable = String(path[0]);
      const missing = environment[variable] === undefined;
      const what = (shape[variable] as z.ZodType | undefined)?.description ?? "";
      return { variable, what, fault: missing ? "missing" : message };
    }),
  );
}
