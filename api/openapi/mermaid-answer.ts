import { z } from "zod";
import type { Answer } from "./answers.ts";

/** Plain text, which any browser shows: paste it wherever Mermaid is drawn. */
export const MERMAID = "text/plain; charset=utf-8";

/** A successful answer that is a diagram. */
export function mermaidAnswer(description: string): Answer {
  const schema = z.string().meta({ description: "A Mermaid state diagram" });
  return { description, content: { "text/plain": { schema } } };
}
