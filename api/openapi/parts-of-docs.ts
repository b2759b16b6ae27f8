import { contracts } from "../../machines/contracts.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { referredTo } from "./referred-to.ts";

/** What the page at `/docs` shows at once. */
export interface PartOfDocs {
  /** In its address. */
  readonly name: string;
  /** In the list to choose from. */
  readonly title: string;
}

const PROCESSES = Object.values(contracts);

/** First what all processes have, then each process by itself. */
export const PARTS_OF_DOCS: readonly PartOfDocs[] = [
  { name: "cases", title: "Cases, tasks and everything else that is no process" },
  ...PROCESSES.map(({ process, title }) => ({ name: process, title })),
];

/**
 * The operations of one part as a document of its own, with the schemas they need. The page takes seconds to draw the
 * whole of it, and seconds again for each operation that is opened.
 */
export function partOfDocs(document: OpenApiDocument, { name, title }: PartOfDocs): OpenApiDocument {
  const titles: readonly string[] = PROCESSES.map((contract) => contract.title);
  const belongs = (tag: string): boolean => (name === "cases" ? !titles.includes(tag) : tag === title);
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).flatMap(([path, methods]) => {
      const own = Object.entries(methods).filter(([, { tags = [] }]) => tags.some(belongs));
      return own.length === 0 ? [] : [[path, Object.fromEntries(own)]];
    }),
  );
  const { schemas = {}, ...components } = document.components ?? {};
  const needed = referredTo({ paths, components }, schemas);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([schema]) => needed.has(schema)));
  const tags = document.tags?.filter((tag) => belongs(tag.name));
  return { ...document, ...(tags && { tags }), paths, components: { ...components, schemas: kept } };
}
