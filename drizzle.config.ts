import { defineConfig } from "drizzle-kit";

// The tool takes its configuration as the default export.
export default defineConfig({
  dialect: "postgresql",
  schema: "./records/schema/*.ts",
  out: "./records/migrations",
});
