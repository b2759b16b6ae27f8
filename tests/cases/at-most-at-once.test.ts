import { expect, test } from "vitest";
import { atMostAtOnce } from "../../cases/at-most-at-once.ts";

test("many are told so many at once, and their results stand in order", async () => {
  let atOnce = 0;
  let most = 0;
  const cases = Array.from({ length: 25 }, (_, index) => index);
  const results = await atMostAtOnce(4, cases, async (each) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    // The later ones are done sooner.
    for (let turn = 0; turn < 25 - each; turn += 1) await Promise.resolve();
    atOnce -= 1;
    return each * 2;
  });
  expect(most).toBe(4);
  expect(results).toEqual(cases.map((each) => each * 2));
});
