import "server-only";
import { reader, sql } from "@/lib/db/client";
import type { Millis } from "@/lib/ingest/types";
import { type Batch, type BatchKind, type BatchState, batchKinds, batchStates } from "@/lib/suppressions/types";

type Stored = Omit<Batch, "kind" | "state" | "startedAt" | "activeAt" | "finishedAt"> & {
  kind: string;
  state: string;
  startedAt: Date;
  activeAt: Date;
  finishedAt: Date | null;
};

const asKind = (text: string): BatchKind => batchKinds.find((kind) => kind === text) ?? "bulk";
const asState = (text: string): BatchState => batchStates.find((state) => state === text) ?? "failed";

/** A batch writes its progress more often than this. */
const longestSilence = 60_000;

function toBatch({ kind, state, startedAt, activeAt, finishedAt, ...row }: Stored, now: Millis): Batch {
  const isLost = state === "running" && now - activeAt.getTime() > longestSilence;
  return {
    ...row,
    kind: asKind(kind),
    state: isLost ? "stopped" : asState(state),
    trouble: isLost ? "The server was stopped while it ran. What it had done by then is counted here." : row.trouble,
    startedAt: startedAt.getTime(),
    activeAt: activeAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
  };
}

/** A batch as it stands; null if there is none of that id. */
export async function findBatch(id: string, now: Millis): Promise<Batch | null> {
  const row = await reader().suppressionBatch.findUnique({ where: { id } });
  return row === null ? null : toBatch(row, now);
}

export const batchesPerPage = 50;

/** A page of what was done to the list, newest first. `more`: there is another. */
export async function listBatches(page: number, now: Millis): Promise<{ rows: Batch[]; more: boolean }> {
  const rows = await reader().suppressionBatch.findMany({
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * batchesPerPage,
    take: batchesPerPage + 1,
  });
  return { rows: rows.slice(0, batchesPerPage).map((row) => toBatch(row, now)), more: rows.length > batchesPerPage };
}

export interface RefusedRow {
  line: number;
  text: string;
  message: string;
}

/** Rows of an import that were not taken, a slice at a time, in the order of the file. */
export async function* refusedRows(batchId: string): AsyncGenerator<RefusedRow[]> {
  const take = 1000;
  for (let after = -1; ; ) {
    const rows = await reader().refusedRow.findMany({
      where: { batchId, line: { gt: after } },
      orderBy: { line: "asc" },
      take,
      select: { line: true, text: true, message: true },
    });
    if (rows.length > 0) {
      yield rows;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < take) {
      return;
    }
    after = last.line;
  }
}

/** How many addresses a rule changed between two times. */
export async function countRuleChanges(batchId: string, from: Millis, to: Millis): Promise<number> {
  const [row] = await reader().$queryRaw<{ count: bigint | number }[]>(sql`
    SELECT count(DISTINCT "address") AS "count" FROM "suppression_changes"
    WHERE "batchId" = ${batchId} AND "at" >= ${new Date(from)} AND "at" < ${new Date(to)}`);
  return Number(row?.count ?? 0);
}
