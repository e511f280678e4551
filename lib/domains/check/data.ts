import "server-only";
import { reader, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import { learntFrom, observationFrom } from "@/lib/domains/check/stored";
import { type Learnt, type Observation, type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import type { ObservedSpan } from "@/lib/domains/timeline";
import type { RecordStanding } from "@/lib/domains/types";
import type { Millis } from "@/lib/ingest/types";

/** A record that changes at every check for 90 days has about so many states. */
const spansRead = 2500;

export interface StoredCheck {
  checkedAt: Millis | null;
  observation: Observation | null;
  learnt: Learnt;
}

export async function readCheck(name: string): Promise<StoredCheck> {
  const row = await reader().domainCheck.findUnique({
    where: { name },
    select: { checkedAt: true, result: true, learnt: true },
  });
  return {
    checkedAt: row?.checkedAt?.getTime() ?? null,
    observation: observationFrom(row?.result ?? null),
    learnt: learntFrom(row?.learnt ?? null),
  };
}

/** When each domain was last checked. */
export async function readCheckTimes(): Promise<Map<string, Millis>> {
  const rows = await reader().domainCheck.findMany({
    where: { checkedAt: { not: null } },
    select: { name: true, checkedAt: true },
  });
  return new Map(rows.map(({ name, checkedAt }) => [name, checkedAt?.getTime() ?? 0]));
}

type Observed = RecordStanding["observed"];
export interface RecordState {
  observed: Observed;
  rightAt: Millis | null;
}
export type RecordStates = Record<ObservedRecord, RecordState>;

export const nothingObserved = (): RecordStates =>
  Object.fromEntries(observedRecords.map((record) => [record, { observed: null, rightAt: null }])) as RecordStates;

const isRecord = (text: string): text is ObservedRecord => observedRecords.some((record) => record === text);
const isStatus = (text: string): text is NonNullable<Observed>["status"] =>
  text === "OK" || text === "Missing" || text === "Invalid";

interface SpanRow {
  name: string;
  record: string;
  status: string;
  reason: string | null;
  firstAt: Date | number | bigint;
  lastAt: Date | number | bigint;
}

const millis = (at: Date | number | bigint): Millis => new Date(Number(at)).getTime();

/** The newest state of each record, and when it was last right, of these domains or of all. */
export async function readStates(names: readonly string[] | null): Promise<Map<string, RecordStates>> {
  const these = names === null ? sql`` : sql`AND "s"."name" IN ${among(names)}`;
  const rows = await reader().$queryRaw<SpanRow[]>(sql`
    SELECT "name", "record", "status", "reason", "firstAt", "lastAt" FROM "dns_spans" AS "s"
    WHERE NOT EXISTS (
      SELECT 1 FROM "dns_spans" AS "newer"
      WHERE "newer"."name" = "s"."name" AND "newer"."record" = "s"."record"
        AND ("newer"."firstAt" > "s"."firstAt" OR ("newer"."firstAt" = "s"."firstAt" AND "newer"."seq" > "s"."seq"))
    ) ${these}`);
  const right = await reader().$queryRaw<{ name: string; record: string; lastAt: SpanRow["lastAt"] }[]>(sql`
    SELECT "name", "record", MAX("lastAt") AS "lastAt" FROM "dns_spans" AS "s"
    WHERE "status" = 'OK' ${these} GROUP BY "name", "record"`);
  const states = new Map<string, RecordStates>();
  const stateOf = (name: string) => {
    const held = states.get(name) ?? nothingObserved();
    states.set(name, held);
    return held;
  };
  for (const { name, record, status, reason, firstAt, lastAt } of rows) {
    if (isRecord(record) && isStatus(status)) {
      stateOf(name)[record].observed = { status, reason, since: millis(firstAt), at: millis(lastAt) };
    }
  }
  for (const { name, record, lastAt } of right) {
    if (isRecord(record)) {
      stateOf(name)[record].rightAt = millis(lastAt);
    }
  }
  return states;
}

/** Our states of a domain's records that reach into the time since then, oldest first. */
export async function readSpans(name: string, since: Millis): Promise<ObservedSpan[]> {
  const rows = await reader().dnsSpan.findMany({
    where: { name, lastAt: { gte: new Date(since) } },
    orderBy: [{ firstAt: "asc" }, { seq: "asc" }],
    take: spansRead,
  });
  return rows.flatMap(({ record, status, reason, found, firstAt, lastAt }) =>
    isRecord(record) ? [{ record, status, reason, found, from: firstAt.getTime(), to: lastAt.getTime() }] : [],
  );
}

/** DKIM selectors that somebody entered, by domain; null: of all domains. */
export async function readSelectors(names: readonly string[] | null): Promise<Map<string, string[]>> {
  const these = names === null ? sql`` : sql`WHERE "name" IN ${among(names)}`;
  const rows = await reader().$queryRaw<{ name: string; selector: string }[]>(sql`
    SELECT "name", "selector" FROM "dkim_selectors" ${these} ORDER BY "name", "selector"`);
  const selectors = new Map<string, string[]>();
  for (const { name, selector } of rows) {
    selectors.set(name, [...(selectors.get(name) ?? []), selector]);
  }
  return selectors;
}
