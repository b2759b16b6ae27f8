/**
 * Mermaid's own parser, outside a browser. On import its sanitiser looks for a window, and in one that can do next to
 * nothing it leaves every text as it is: enough to parse, and nothing is rendered here.
 */
export async function mermaidParser(): Promise<(text: string) => Promise<string>> {
  const document = { nodeType: 9, createElement: () => ({}) };
  const window = { document, Element: Object, addEventListener: () => {} };
  Object.defineProperty(globalThis, "window", { value: window, configurable: true });
  try {
    const { default: mermaid } = await import("mermaid");
    return async (text) => (await mermaid.parse(text)).diagramType;
  } finally {
    Reflect.deleteProperty(globalThis, "window");
  }
}
