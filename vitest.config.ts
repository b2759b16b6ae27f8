import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: [
      "tests/support/temporal.ts",
      "tests/support/bundle.ts",
      "tests/support/postgres.ts",
      "tests/support/coverage.ts",
      "tests/support/calendar-horizon.ts",
    ],
    setupFiles: ["tests/support/reached/note-file.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Nothing is said about how long it takes: what does not come fails, and a busy machine has its time.
    expect: { poll: { timeout: 20_000 } },
    // Two cores, and most tests wait for a server: a few files at a time.
    maxWorkers: 3,
  },
});
