import { startPostgres } from "@/scripts/postgres";

/** `npm test` provides a PostgreSQL; without it, this run starts its own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.TEST_POSTGRES_URL) {
    return async () => {};
  }
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  return server.stop;
}
