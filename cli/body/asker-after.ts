import type { Asker } from "./asker.ts";

/** Asks only after a check, made before the first question: nobody answers in vain, and who is asked nothing needs none. */
export function askerAfter(check: () => Promise<void>, asker: Asker): Asker {
  let checked: Promise<void> | undefined;
  const ready = (): Promise<void> => (checked ??= check());
  return {
    text: async (...question) => ready().then(() => asker.text(...question)),
    lines: async (...question) => ready().then(() => asker.lines(...question)),
    one: async (...question) => ready().then(() => asker.one(...question)),
    several: async (...question) => ready().then(() => asker.several(...question)),
    yesOrNo: async (...question) => ready().then(() => asker.yesOrNo(...question)),
  };
}
