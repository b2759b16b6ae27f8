import { isBody, type Body } from "./json-schema.ts";

/** A body without the field at a dotted path. An item of a list leaves a gap, so that the others stay where they are. */
export function withoutField(body: Body, path: string): Body {
  return without(body, path.split(".")) as Body;
}

function without(value: unknown, [name = "", ...inner]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => {
      if (String(index) !== name) return item;
      return inner.length === 0 ? undefined : without(item, inner);
    });
  }
  if (!isBody(value) || !Object.hasOwn(value, name)) return value;
  const { [name]: old, ...rest } = value;
  const isWhole = inner.length === 0 || typeof old !== "object" || old === null;
  return isWhole ? rest : { ...value, [name]: without(old, inner) };
}
