import { isBody } from "../body/json-schema.ts";

/** The values of whichever field of a JSON Schema is called `region`. */
export function regionsOf(schema: unknown): readonly string[] {
  if (!isBody(schema)) return [];
  const { properties, oneOf = [] } = schema;
  const own = isBody(properties) && isBody(properties["region"]) ? properties["region"]["enum"] : undefined;
  const inner = [...(isBody(properties) ? Object.values(properties) : []), ...(Array.isArray(oneOf) ? oneOf : [])];
  const names = Array.isArray(own) ? own.filter((each): each is string => typeof each === "string") : [];
  return [...names, ...inner.flatMap(regionsOf)];
}
