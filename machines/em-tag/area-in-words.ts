import type { EmTagContext } from "./context.ts";

/** Where the person lives, as closely as a text in the night may say: which police to ring. */
export function areaInWords({ residence }: Pick<EmTagContext, "residence">): string {
  return `police force area: ${residence.policeForceArea}`;
}
