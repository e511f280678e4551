import "server-only";
import { presetRange } from "@/lib/cube/range";
import { empty, raw, reader, type Sql, sql } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { day, heldByLimit, longestHold } from "@/lib/limits/constants";
import { windowStart } from "@/lib/limits/estimate";
import type { Eater, Eaters, HeldByLimit, LimitUse, LimitWindow, UsedHour } from "@/lib/limits/types";
import { attemptsOf, type Whose } from "@/lib/limits/volume/data";
import { sameHourBefore } from "@/lib/limits/week";
import { fraction } from "@/lib/rates";

const eatersShown = 5;
/** Of more attempts a part is looked at: an event's tag is known by its message alone. */
const lookedAt = 20_000;

export interface UseInput extends Whose {
  window: LimitWindow;
  /** Attempts in the window, about. */
  counted: number;
  now: Millis;
  /** Of the workspace. */
  zone: string;
}

/** What fills a limit, what it holds, and the attempts of a day beside the week before. */
export async function readLimitUse(input: UseInput): Promise<LimitUse> {
  const { sourceId, tenant } = input;
  const [eaters, held, hours] = await Promise.all([readEaters(input), readHeld(input), readHours(input)]);
  return { sourceId, tenant, eaters, held, hours };
}

/** Ids are digests, so that those below a bound are a fair part of all; the index that gives the times has them. */
function partOf(attempts: number): { condition: Sql; factor: number } {
  const parts = Math.min(256, Math.ceil(attempts / lookedAt));
  const bound = Math.ceil(256 / parts);
  return parts <= 1
    ? { condition: empty, factor: 1 }
    : { condition: sql`AND "id" < ${`evt_${bound.toString(16).padStart(2, "0")}`}`, factor: 256 / bound };
}

async function readEaters({ window, counted, now, ...whose }: UseInput): Promise<Eaters> {
  const time = [windowStart(window, now), now] as const;
  const { condition, factor } = partOf(counted);
  const rows = await reader().$queryRaw<{ domain: string | null; tag: string | null; attempts: bigint | number }[]>(sql`
    SELECT "part"."domain" AS "domain", "messages"."tag" AS "tag", COUNT(*) AS "attempts"
    FROM (SELECT "messageId", "domain" FROM ${attemptsOf(whose, time)} ${condition}) AS "part"
    LEFT JOIN "messages" ON "messages"."id" = "part"."messageId"
    GROUP BY "part"."domain", "messages"."tag"`);
  const total = rows.reduce((sum, { attempts }) => sum + Number(attempts), 0);
  const by = (name: "domain" | "tag"): Eater[] => {
    const sums = new Map<string, number>();
    for (const row of rows) {
      const key = row[name] ?? "";
      sums.set(key, (sums.get(key) ?? 0) + Number(row.attempts));
    }
    return [...sums]
      .map(([key, sum]) => ({ key, attempts: Math.round(sum * factor), share: fraction(sum, total) }))
      .sort((a, b) => b.attempts - a.attempts || (a.key < b.key ? -1 : 1))
      .slice(0, eatersShown);
  };
  return { domains: by("domain"), tags: by("tag"), sampled: factor > 1 };
}

/** Held mail that nobody released; what is older than a hold lasts is gone. */
async function readHeld({ sourceId, tenant, now }: UseInput): Promise<HeldByLimit> {
  const [row] = await reader().$queryRaw<
    { held: bigint | number; oldest: Date | null; old: bigint | number | null }[]
  >(sql`
    SELECT COUNT(*) AS "held", MIN("stateAt") AS "oldest",
      SUM(CASE WHEN "stateAt" <= ${new Date(now - longestHold + day)} THEN 1 ELSE 0 END) AS "old"
    FROM "messages"
    WHERE "state" = 'held' AND "stateAt" > ${new Date(now - longestHold)} AND "stateAt" <= ${new Date(now)}
      AND "sourceId" = ${sourceId} AND "direction" = 'outgoing' AND "test" = ${false}
      AND "details" LIKE ${raw(`'${heldByLimit}%'`)} ${tenant === null ? empty : sql`AND "tenant" = ${tenant}`}`);
  const oldest: unknown = row?.oldest ?? null;
  return {
    count: Number(row?.held ?? 0),
    oldestAt: oldest === null ? null : oldest instanceof Date ? oldest.getTime() : Number(oldest),
    overSixDays: Number(row?.old ?? 0),
  };
}

/** By the cube; none where tenants are counted together and one is asked for. */
async function readHours({ sourceId, tenant, now, zone }: UseInput): Promise<UsedHour[]> {
  const source = await reader().source.findUnique({ where: { id: sourceId }, select: { countTenants: true } });
  if (tenant !== null && source?.countTenants === false) {
    return [];
  }
  const { buckets } = presetRange("24h", now, zone);
  const pairs = buckets.map((at) => ({ at, before: sameHourBefore(at, zone) }));
  const cells = await reader().cubeCell.groupBy({
    by: ["bucket"],
    where: {
      ...{ grain: "hour", sourceId, ...(tenant === null ? {} : { tenant }) },
      OR: [buckets, pairs.map(({ before }) => before)].map((starts) => ({
        bucket: { gte: new Date(Math.min(...starts)), lte: new Date(Math.max(...starts)) },
      })),
    },
    _sum: { attempts: true },
  });
  const attempts = new Map(cells.map(({ bucket, _sum }) => [bucket.getTime(), _sum.attempts ?? 0]));
  return pairs.map(({ at, before }) => ({
    at,
    attempts: attempts.get(at) ?? 0,
    weekBefore: attempts.get(before) ?? 0,
  }));
}
