import { Readable } from "node:stream";
import type { FastifyBaseLogger } from "fastify";
import { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { faultLine } from "../../cases/fault-line.ts";
import { principalOf } from "../auth/principal-of.ts";
import { problems, READ_PROBLEMS, type Answer } from "../openapi/answers.ts";
import { oneOfDue } from "../requests/due-fields.ts";
import { CASE_COLUMNS } from "./case-columns.ts";
import { csvPages } from "./csv-pages.ts";
import { chosenCases, whichCases } from "./which-cases.ts";

const csvQuery = z.strictObject(whichCases).refine(oneOfDue.holds, oneOfDue.otherwise);

const EXAMPLE = [
  CASE_COLUMNS.join(","),
  "optInLetter-0123456789abcdef0123456789abcdef,optInLetter,Opt-in letter,active,awaitingLetter,Waiting for the letter,2027-01-11T09:00:00.000Z,,hrOperations,London,,2027-01-25T09:00:00.000Z,2027-01-11T09:00:00.000Z,2027-01-11T09:00:00.000Z,false",
  "",
].join("\r\n");

const file: Answer = {
  description: "The file",
  content: { "text/csv": { schema: z.string().meta({ examples: [EXAMPLE] }) } },
};

/**
 * `GET /cases.csv`: the same cases for a spreadsheet. An address of its own, not a type to ask `/cases` for: a link can
 * be opened by whoever gets it, and the two differ in what they are, a page and the whole.
 */
export function casesCsvRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases.csv",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "casesAsCsv",
        summary: "Cases as a file for a spreadsheet",
        description: `All cases that match, in order of case id, without personal data: ${CASE_COLUMNS.join(", ")}. CSV (RFC 4180) in UTF-8 with a byte order mark; instants are in UTC; several states of one case are separated by \`; \`. A cell that would begin a formula (\`=\`, \`+\`, \`-\`, \`@\`, tab, line break; the signs in full width, too) has an apostrophe before it. Sent while it is read: each case is as it was at that moment, and a connection that breaks off means that the file is not whole.`,
        querystring: csvQuery,
        response: {
          200: file,
          ...problems(...READ_PROBLEMS),
        },
      },
    },
    async (request, reply) => {
      reply
        .type("text/csv; charset=utf-8; header=present")
        .header("content-disposition", 'attachment; filename="cases.csv"');
      // Nothing of it would be sent, and all of it read.
      if (request.method === "HEAD") return reply.send();
      const pages = csvPages(deps.service, chosenCases(principalOf(request), request.query));
      // Before the answer begins: what is wrong by then can still be said as a problem.
      const first = await pages.next();
      return reply.send(Readable.from(followedBy(first.value ?? "", pages, request.log)));
    },
  );
}

/** Logs why the rest failed, for its status has been sent by then; throws it on, so that the connection breaks off. */
export async function* followedBy(
  first: string,
  rest: AsyncIterable<string>,
  log: Pick<FastifyBaseLogger, "error">,
): AsyncGenerator<string, void, undefined> {
  yield first;
  try {
    yield* rest;
  } catch (error) {
    log.error(faultLine(error), "a file of cases broke off");
    throw error;
  }
}
