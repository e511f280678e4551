import "server-only";
import { Delta } from "@/lib/cube/delta";
import { cellCounters, detailCounters } from "@/lib/cube/mutations";
import type { Contribution, Counting } from "@/lib/cube/types";
import { type Db, engine, sql, type Tx } from "@/lib/db/client";
import { refold } from "@/lib/ingest/refold";
import { contribution } from "@/lib/messages/contribution";
import { stateOf } from "@/lib/messages/folded";
import type { MessageState } from "@/lib/messages/types";
import type { Progress, Refolded, Verification } from "@/lib/rebuild/types";
import { hourHorizon } from "@/lib/retention/data";
import { bucketStart } from "@/lib/time";

export interface Scope {
  counting: (sourceId: string) => Counting;
  zone: string;
  /** Days before it are frozen; null where nothing is pruned. */
  horizon: number | null;
  now: number;
}

const pageSize = 500;
const examplesKept = 10;

export interface StoredMessage {
  id: string;
  folded: string;
}

/** Messages in the order of their ids, a page at a time. */
export async function* messagePages(tx: Pick<Tx, "$queryRaw">): AsyncGenerator<StoredMessage[]> {
  let after = "";
  for (;;) {
    const page = await tx.$queryRaw<StoredMessage[]>(
      sql`SELECT "id", "folded" FROM "messages" WHERE "id" > ${after} ORDER BY "id" LIMIT ${pageSize}`,
    );
    const last = page.at(-1);
    if (last === undefined) {
      return;
    }
    after = last.id;
    yield page;
  }
}

/** Everything read in `work` is of one moment. For a process of its own: SQLite's one reader is held meanwhile. */
export function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const limits = { maxWait: 10_000, timeout: 24 * 3_600_000 };
  return db.$transaction(
    work,
    engine() === "postgresql" ? { ...limits, isolationLevel: "RepeatableRead" as "Serializable" } : limits,
  );
}

const millis = (value: Date) => value.getTime();

/** The part of a contribution that the cube still has to agree with: not frozen days, and hours that nothing asks for. */
function comparable(part: Contribution, { horizon, now, zone }: Scope): Contribution {
  const firstDay = horizon === null ? Number.NEGATIVE_INFINITY : bucketStart(horizon, "day", zone);
  const firstHour = Math.max(firstDay, hourHorizon(now));
  return {
    cells: part.cells.filter(({ key }) => key.bucket >= (key.grain === "hour" ? firstHour : firstDay)),
    details: part.details.filter(({ key }) => key.day >= firstDay),
  };
}

/** Folds messages again from their events; those whose state is another. */
export async function refoldStored(from: Pick<Tx, "$queryRaw">, held: readonly StoredMessage[]): Promise<Refolded[]> {
  const folded = await refold(
    from,
    held.map(({ id }) => id),
  );
  return held.flatMap((stored) => {
    const after = folded.get(stored.id) ?? null;
    return after === null || JSON.stringify(after) === stored.folded
      ? []
      : [{ id: stored.id, before: stateOf(stored.folded), after }];
  });
}

/** What the cube gains and loses by messages that were folded again. */
export function deltaOf(refolded: readonly Refolded[], scope: Scope): Delta {
  const delta = new Delta();
  for (const { before, after } of refolded) {
    delta.subtract(comparable(contribution(before, scope.counting(before.sourceId)), scope));
    delta.add(comparable(contribution(after, scope.counting(after.sourceId)), scope));
  }
  return delta;
}

async function storedCube(tx: Pick<Tx, "cubeCell" | "cubeDetail">): Promise<Contribution> {
  const cells = await tx.cubeCell.findMany();
  const details = await tx.cubeDetail.findMany();
  return {
    cells: cells.map(({ bucket, grain, ...row }) => ({
      key: { ...row, grain: grain === "hour" ? "hour" : "day", bucket: millis(bucket) },
      counts: Object.fromEntries(cellCounters.map((counter) => [counter, row[counter]])),
    })),
    details: details.map(({ day, dimension, ...row }) => ({
      key: {
        ...row,
        dimension: dimension === "host" ? "host" : dimension === "answer" ? "answer" : "recipientDomain",
        day: millis(day),
      },
      counts: Object.fromEntries(detailCounters.map((counter) => [counter, row[counter]])),
    })),
  };
}

/** What has to be added to the cube for it to be the sum of the contributions of these messages. */
export async function cubeDifference(
  tx: Tx,
  scope: Scope,
  states: AsyncIterable<readonly MessageState[]>,
): Promise<Delta> {
  const difference = new Delta();
  for await (const page of states) {
    for (const state of page) {
      difference.add(comparable(contribution(state, scope.counting(state.sourceId)), scope));
    }
  }
  difference.subtract(comparable(await storedCube(tx), scope));
  return difference;
}

/** Compares every message with its events, and the cube with the messages, in one snapshot; changes nothing. */
export function verify(db: Db, scope: Scope, progress: Progress): Promise<Verification> {
  return inSnapshot(db, async (tx) => {
    const found: Verification = {
      messages: 0,
      cells: await tx.cubeCell.count(),
      wrongMessages: 0,
      orphans: await orphanEvents(tx),
      wrongCells: 0,
      wrongReports: await wrongReports(tx),
      examples: [],
    };
    const difference = await cubeDifference(tx, scope, checkedPages(tx, found, progress));
    found.wrongCells = difference.cells().length + difference.details().length;
    return found;
  });
}

async function* checkedPages(tx: Tx, found: Verification, progress: Progress): AsyncGenerator<MessageState[]> {
  for await (const page of messagePages(tx)) {
    const folded = await refold(
      tx,
      page.map(({ id }) => id),
    );
    const states: MessageState[] = [];
    for (const stored of page) {
      const state = folded.get(stored.id) ?? null;
      if (state === null) {
        found.orphans++;
      } else {
        states.push(state);
      }
      if (JSON.stringify(state) !== stored.folded) {
        found.wrongMessages++;
        found.examples = [...found.examples, stored.id].slice(0, examplesKept);
      }
    }
    found.messages += page.length;
    progress(found.messages);
    yield states;
  }
}

async function orphanEvents(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>(sql`
    SELECT count(*) AS "count" FROM "events" AS e
    WHERE e."messageId" IS NOT NULL AND e."late" = ${false}
      AND NOT EXISTS (SELECT 1 FROM "messages" AS m WHERE m."id" = e."messageId")`);
  return Number(row?.count ?? 0);
}

/** A newer report of the same domain exists than the row says. */
async function wrongReports(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>(sql`
    SELECT count(*) AS "count" FROM "domains" AS d
    WHERE EXISTS (
      SELECT 1 FROM "events" AS e
      WHERE e."type" = 'DomainDNSError' AND e."test" = ${false} AND e."sourceId" = d."sourceId" AND e."domain" = d."name"
        AND (e."occurredAt" > d."checkedAt" OR (e."occurredAt" = d."checkedAt" AND e."id" > d."eventId")))`);
  return Number(row?.count ?? 0);
}
