import { defineConfig } from "prisma/config";

// `prisma generate` asks for the native schema engine, which is a download; it never runs it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= "/bin/true";

const engine = process.env.DATABASE_URL?.startsWith("postgres") ? "postgresql" : "sqlite";

export default defineConfig({
  schema: `prisma/${engine}`,
  migrations: { path: `prisma/${engine}/migrations` },
  datasource: { url: process.env.DATABASE_URL ?? "file:./data/mailgauge.db" },
});
