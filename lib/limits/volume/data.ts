import "server-only";
import { empty, reader, type Sql, sql } from "@/lib/db/client";
import { minuteOf } from "@/lib/db/minute";
import type { Millis } from "@/lib/ingest/types";
import type { Attempts } from "@/lib/limits/pace";

/** Whose mail: of a source, or of one of its tenants. */
export interface Whose {
  sourceId: string;
  tenant: string | null;
}

/**
 * Delivery attempts within times, both ends included. The source is compared in a form that no index has: SQLite would
 * go through all its events instead of those of the time. A failure before any attempt has no `time`.
 */
export function attemptsOf({ sourceId, tenant }: Whose, [from, to]: readonly [Millis, Millis]): Sql {
  return sql`"events" WHERE "type" IN ('MessageSent', 'MessageDelayed', 'MessageDeliveryFailed')
    AND "occurredAt" >= ${new Date(from)} AND "occurredAt" <= ${new Date(to)}
    AND "sourceId" || '' = ${sourceId} AND "direction" = 'outgoing' AND "test" = ${false}
    AND ("type" <> 'MessageDeliveryFailed' OR "body" NOT LIKE '%"time":null%')
    ${tenant === null ? empty : sql`AND "tenant" = ${tenant}`}`;
}

export interface Counted {
  attempts: Attempts;
  /** The mail is of more than one tenant, and each is a server of its own. */
  isMixed: boolean;
}

/** Attempts by minute; each of the times is asked for by itself, as one range of the index. */
export async function countByMinute(whose: Whose, times: readonly (readonly [Millis, Millis])[]): Promise<Counted> {
  const attempts = new Map<number, number>();
  const tenants = new Set<string>();
  for (const time of times) {
    const rows = await reader().$queryRaw<
      { minute: bigint | number; attempts: bigint | number; first: string | null; last: string | null }[]
    >(sql`
      SELECT ${minuteOf("occurredAt")} AS "minute", COUNT(*) AS "attempts",
        MIN("tenant") AS "first", MAX("tenant") AS "last"
      FROM ${attemptsOf(whose, time)} GROUP BY 1`);
    for (const row of rows) {
      const minute = Number(row.minute);
      attempts.set(minute, (attempts.get(minute) ?? 0) + Number(row.attempts));
      for (const tenant of [row.first, row.last]) {
        if (tenant !== null && tenant !== "") {
          tenants.add(tenant);
        }
      }
    }
  }
  return { attempts, isMixed: tenants.size > 1 };
}
