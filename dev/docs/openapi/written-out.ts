interface Components {
  readonly parameters?: Readonly<Record<string, object>>;
  readonly responses?: Readonly<Record<string, object>>;
}

/** A parameter or an answer as it stands, or the one under `components` that it refers to. Throws when there is none. */
export function writtenOut<Part extends object>(
  { components = {} }: { readonly components?: Components },
  kind: keyof Components,
  part: Part | { readonly $ref: string },
): Part {
  if (!("$ref" in part)) return part;
  const found = components[kind]?.[part.$ref.split("/").at(-1) ?? ""];
  if (!found) throw new Error(`${part.$ref} leads nowhere`);
  return found as Part;
}
