import { isBody, type Body } from "./json-schema.ts";

/**
 * A body without the field at a dotted path. Of a list nothing can be left out without moving the others: the whole
 * list goes.
 */
export function withoutField(body: Body, path: string): Body {
  const [name = "", ...inner] = path.split(".");
  if (!Object.hasOwn(body, name)) return body;
  const { [name]: value, ...rest } = body;
  if (inner.length === 0 || !isBody(value)) return rest;
  return { ...body, [name]: withoutField(value, inner.join(".")) };
}
