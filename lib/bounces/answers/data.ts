import "server-only";
import { conditionsOf, filtered, type Sum } from "@/lib/cube/data";
import { dayRange } from "@/lib/cube/range";
import type { Filters, Range } from "@/lib/cube/types";
import { reader, sql } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";

/** What servers say, with what is particular to one message masked, under one class. */
export interface AnswerRow {
  /** "" where there was no answer. */
  answer: string;
  classification: string;
  failed: number;
  deferred: number;
  /** First and last day of the range on which it counted. */
  firstDay: Millis;
  lastDay: Millis;
}

/** SQLite tells the type of a column, not that of MIN over it. */
type Instant = Date | string | number | bigint;
const millisOf = (at: Instant): Millis => (typeof at === "bigint" ? Number(at) : new Date(at).getTime());

export interface Answers {
  rows: AnswerRow[];
  /** Distinct ones, those beyond the limit included. */
  total: number;
}

/** The distinct answers of the whole days of a range with their class, most failed first. */
export async function readAnswers(range: Range, filters: Filters, limit: number): Promise<Answers> {
  const days = dayRange(range);
  const conditions = await conditionsOf(filters);
  const rows = await reader().$queryRaw<
    {
      answer: string;
      classification: string;
      failed: Sum;
      deferred: Sum;
      firstDay: Instant;
      lastDay: Instant;
      total: Sum;
    }[]
  >(sql`
    SELECT "value" AS "answer", "classification", SUM("failed") AS "failed", SUM("deferred") AS "deferred",
      MIN("day") AS "firstDay", MAX("day") AS "lastDay", COUNT(*) OVER () AS "total"
    FROM "cube_details" WHERE "dimension" = 'answer'
      AND "day" >= ${new Date(days.from)} AND "day" < ${new Date(days.to)} ${filtered(conditions)}
    GROUP BY "value", "classification" HAVING SUM("failed") + SUM("deferred") > 0
    ORDER BY SUM("failed") DESC, SUM("deferred") DESC, "value" LIMIT ${limit}`);
  return {
    rows: rows.map(({ answer, classification, failed, deferred, firstDay, lastDay }) => ({
      answer,
      classification,
      failed: Number(failed),
      deferred: Number(deferred),
      firstDay: millisOf(firstDay),
      lastDay: millisOf(lastDay),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
