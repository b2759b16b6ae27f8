import type { ActivityInterceptors } from "@temporalio/worker";
import { DrizzleQueryError } from "drizzle-orm";
import { StatementFailed } from "./statement-failed.ts";

/**
 * Keeps failed statements of the records from going out of an activity as they are: Temporal would keep their words, and
 * the SDK log them. They would be encrypted, but with the service's key when the case's cannot be had, which outlives it.
 */
export function withoutStatements(): ActivityInterceptors {
  return {
    inbound: {
      execute: async (input, next) => {
        try {
          return await next(input);
        } catch (error) {
          throw error instanceof DrizzleQueryError ? new StatementFailed(error) : error;
        }
      },
    },
  };
}
