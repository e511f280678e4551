import "server-only";
import { engine, reader, sql } from "@/lib/db/client";
import { migrationList } from "@/lib/db/migration-files";
import { defaultLimits } from "@/lib/ingest/group-commit";
import { pipeline } from "@/lib/ingest/pipeline";
import { singleton } from "@/lib/singleton";

export type Check = "ok" | "unavailable";
export interface Health {
  status: Check;
  checks: { database: Check; migrations: Check; queue: Check };
}

/** A probe gives up soon; what answers later than this is not ready. */
const patienceMillis = 3000;

/** The folders do not change while the process runs. */
const expected = () =>
  singleton("expected migrations", () => migrationList(engine()).migrationDirectories.map(({ path }) => path));

async function areMigrationsApplied(): Promise<boolean> {
  const rows = await reader().$queryRaw<{ migration_name: string }[]>(
    sql`SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return expected().every((name) => applied.has(name));
}

async function check(test: () => Promise<boolean>): Promise<Check> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), patienceMillis).unref();
  });
  try {
    return (await Promise.race([test(), late])) ? "ok" : "unavailable";
  } catch {
    return "unavailable";
  }
}

/** Whether this process can take events and show pages. Never throws. */
export async function readHealth(): Promise<Health> {
  const [database, migrations, queue] = await Promise.all([
    check(async () => (await reader().$queryRaw<unknown[]>(sql`SELECT 1 AS "one"`)).length === 1),
    check(areMigrationsApplied),
    check(async () => pipeline().waiting < defaultLimits.waiting),
  ]);
  const checks = { database, migrations, queue };
  return { status: Object.values(checks).every((found) => found === "ok") ? "ok" : "unavailable", checks };
}
