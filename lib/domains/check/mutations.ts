import "server-only";
import { sql, type Tx } from "@/lib/db/client";
import { among, forUpdate, insertRows, type Table } from "@/lib/db/rows";
import { foundText, learn } from "@/lib/domains/check/learn";
import { learntFrom, learntText, observationText } from "@/lib/domains/check/stored";
import { type Observation, type Observed, type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import { silenceMillis } from "@/lib/domains/silence";
import type { Millis } from "@/lib/ingest/types";

/** A check that has not ended by then was killed with its process. */
const claimMillis: Millis = 60_000;

const checks: Table<"name"> = { name: "domain_checks", columns: { name: "text" } };

/**
 * Takes domains up, so that no other instance does at the same time.
 * @returns those of them that nobody has taken up lately, by name
 */
export async function claimChecks(tx: Tx, names: readonly string[], now: Millis): Promise<string[]> {
  const rows = [...new Set(names)].sort().map((name) => ({ name }));
  await tx.$executeRaw(insertRows(checks, rows, sql`ON CONFLICT ("name") DO NOTHING`));
  const free = await tx.$queryRaw<{ name: string }[]>(sql`
    SELECT "name" FROM "domain_checks"
    WHERE "name" IN ${among(names)} AND ("claimedAt" IS NULL OR "claimedAt" < ${new Date(now - claimMillis)})
    ORDER BY "name" ${forUpdate()}`);
  const claimed = free.map(({ name }) => name);
  await tx.$executeRaw(
    sql`UPDATE "domain_checks" SET "claimedAt" = ${new Date(now)} WHERE "name" IN ${among(claimed)}`,
  );
  return claimed;
}

/** Keeps a finished check, unless a newer one is there, and frees the domain for the next. */
export async function saveCheck(tx: Tx, name: string, observation: Observation): Promise<void> {
  await tx.$queryRaw(sql`SELECT "name" FROM "domain_checks" WHERE "name" = ${name} ${forUpdate()}`);
  const stored = await tx.domainCheck.findUnique({ where: { name }, select: { checkedAt: true, learnt: true } });
  if ((stored?.checkedAt?.getTime() ?? 0) > observation.at) {
    return;
  }
  const kept = {
    claimedAt: null,
    checkedAt: new Date(observation.at),
    result: observationText(observation),
    learnt: learntText(learn(learntFrom(stored?.learnt ?? null), observation, observation.at)),
  };
  await tx.domainCheck.upsert({ where: { name }, create: { name, ...kept }, update: kept, select: { name: true } });
  for (const record of observedRecords) {
    await keepState(tx, name, record, observation[record], observation.at);
  }
}

/**
 * Prolongs the state that a record is in, or begins a new one: also where nobody looked for hours, since nobody knows
 * what was in between. A check that could not tell changes nothing.
 */
async function keepState(tx: Tx, name: string, record: ObservedRecord, observed: Observed, at: Millis): Promise<void> {
  if (observed.status === "NotKnown") {
    return;
  }
  const state = {
    status: observed.status,
    found: foundText(observed.found),
    reason: observed.findings.find(({ level }) => level === "fault")?.text ?? null,
  };
  const open = await tx.dnsSpan.findFirst({
    where: { name, record },
    orderBy: [{ firstAt: "desc" }, { seq: "desc" }],
    select: { seq: true, status: true, found: true, lastAt: true },
  });
  const lasts = open !== null && open.status === state.status && open.found === state.found;
  if (lasts && at - open.lastAt.getTime() <= silenceMillis) {
    await tx.dnsSpan.update({
      where: { seq: open.seq },
      data: { lastAt: new Date(Math.max(at, open.lastAt.getTime())), reason: state.reason },
      select: { seq: true },
    });
  } else {
    const now = new Date(at);
    await tx.dnsSpan.create({ data: { name, record, ...state, firstAt: now, lastAt: now }, select: { seq: true } });
  }
}

/** Notes a DKIM selector of a domain. @returns false if it was there */
export async function addSelector(tx: Tx, name: string, selector: string, now: Millis): Promise<boolean> {
  const there = await tx.dkimSelector.findUnique({ where: { name_selector: { name, selector } } });
  if (there === null) {
    await tx.dkimSelector.create({ data: { name, selector, createdAt: new Date(now) } });
  }
  return there === null;
}

/** @returns false if it was not there */
export async function removeSelector(tx: Tx, name: string, selector: string): Promise<boolean> {
  const { count } = await tx.dkimSelector.deleteMany({ where: { name, selector } });
  return count > 0;
}
