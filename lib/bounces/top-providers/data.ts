import "server-only";
import { cells, conditionsOf, type Sum } from "@/lib/cube/data";
import type { Filters, Range } from "@/lib/cube/types";
import { reader, sql } from "@/lib/db/client";

/** Failures of a class at one provider. */
export interface ClassAtProvider {
  classification: string;
  provider: string;
  failed: number;
}

/** Failed messages by class and provider, most first. */
export async function readClassesAtProviders(range: Range, filters: Filters): Promise<ClassAtProvider[]> {
  const conditions = await conditionsOf(filters);
  const rows = await reader().$queryRaw<{ classification: string; provider: string; failed: Sum }[]>(sql`
    SELECT "classification", "provider", SUM("failed") AS "failed" ${cells(range.grain, range, conditions)}
    GROUP BY "classification", "provider" HAVING SUM("failed") > 0
    ORDER BY SUM("failed") DESC, "classification", "provider"`);
  return rows.map((row) => ({ ...row, failed: Number(row.failed) }));
}
