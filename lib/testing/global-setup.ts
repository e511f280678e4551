import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate";
import { createDatabase, dropDatabase, startPostgres } from "@/scripts/postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of this run; holds the migrated SQLite file that tests copy. */
    testFolder: string;
    /** Of a database whose user may create others. */
    postgresUrl: string;
    /** Migrated PostgreSQL database that tests copy. */
    postgresTemplate: string;
  }
}

/** Migrates one database of each engine; tests start from copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "mailgauge-test-"));
  const given = process.env.TEST_POSTGRES_URL;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres();
  const template = `mailgauge_template_${process.pid}`;
  const dropTemplate = () => dropDatabase(server.url, template);
  const teardown = async () => {
    await dropTemplate();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate({ engine: "sqlite", url: `file:${join(folder, "template.db")}` });
    await dropTemplate();
    await migrate({ engine: "postgresql", url: await createDatabase(server.url, template) });
  } catch (cause) {
    await teardown();
    throw cause;
  }
  project.provide("testFolder", folder);
  project.provide("postgresUrl", server.url);
  project.provide("postgresTemplate", template);
  return teardown;
}
