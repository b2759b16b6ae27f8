/** At most this many causes are followed. */
const DEPTH = 5;

/**
 * An error as the log may hold it: names, codes and places in the code. Not what it says, for a message of a library
 * may quote a statement's parameters, which are case data.
 */
export function faultLine(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error) || depth > DEPTH) return { error: typeof error };
  const { code } = error as { readonly code?: unknown };
  return {
    error: error.name,
    ...((typeof code === "string" || typeof code === "number") && { code }),
    ...(depth === 0 && {
      at: (error.stack ?? "")
        .split("\n")
        .filter((line) => line.startsWith("    at "))
        .slice(0, 8),
    }),
    ...(error.cause !== undefined && { cause: faultLine(error.cause, depth + 1) }),
  };
}
