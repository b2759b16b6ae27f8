import type { FastifyRequest } from "fastify";
import { contractOf } from "../../machines/contracts.ts";
import type { KnownAddresses } from "./known-addresses.ts";
import { noSuchProcess } from "./no-such-process.ts";
import { ProblemError } from "./problem-error.ts";

/** Answers what no route takes, and says what there is: the methods, the processes, the events. Always throws. */
export function notFoundHandler(addresses: KnownAddresses): (request: FastifyRequest) => never {
  return (request) => {
    const path = pathOf(request);
    const methods = addresses.methodsAt(path);
    if (methods.length > 0 && !methods.includes(request.method)) throw methodNotAllowed(methods);
    const [root, process, cases, , events] = path.split("/").slice(1);
    if (root !== "processes" || process === undefined) throw nothingHere();
    const contract = contractOf(process);
    if (!contract) throw noSuchProcess();
    if (cases === "cases" && events === "events") throw noSuchEvent(contract.title, Object.keys(contract.events));
    throw nothingHere();
  };
}

/** The address that was asked for, without its query. */
export function pathOf({ url }: Pick<FastifyRequest, "url">): string {
  return url.split("?", 1)[0] ?? "";
}

function noSuchEvent(title: string, events: readonly string[]): ProblemError {
  const message = `${title} has no event of this name. Events: ${events.join(", ")}`;
  return new ProblemError("notFound", message, { reasons: [{ code: "unknownEvent", message }] });
}

function methodNotAllowed(methods: readonly string[]): ProblemError {
  const allow = methods.join(", ");
  return new ProblemError("methodNotAllowed", `This address takes ${allow}`, {}, { allow });
}

function nothingHere(): ProblemError {
  const message = "Nothing has this address. See /openapi.json or /docs for what there is";
  return new ProblemError("notFound", message, { reasons: [{ code: "unknownAddress", message }] });
}
