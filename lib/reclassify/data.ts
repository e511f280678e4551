import "server-only";
import { rulesVersion } from "@/lib/bounces/rules/version";
import { reader, type Sql, sql, type Tx } from "@/lib/db/client";
import { classificationOf } from "@/lib/events/mutations";
import { parseBody } from "@/lib/ingest/senders/parse";
import { stateOf } from "@/lib/messages/folded";
import { suppresses } from "@/lib/messages/mutations";
import { decidingVerdict, unclassified } from "@/lib/messages/state";
import type { MessageState } from "@/lib/messages/types";
import type { StoredMessage } from "@/lib/rebuild/data";
import type { Refolded } from "@/lib/rebuild/types";
import { counts, mayChange } from "@/lib/reclassify/difference";
import type { Tally } from "@/lib/reclassify/tally";
import type { RulesState } from "@/lib/reclassify/types";
import { addressKey } from "@/lib/suppressions/address";
import type { Cause } from "@/lib/suppressions/automatic/data";

/** The setting that says which rules the past was classified with. */
export const rulesKey = "classRules";

const pageSize = 500;

export async function storedRulesVersion(from: Pick<Tx, "setting"> = reader()): Promise<number | null> {
  const row = await from.setting.findUnique({ where: { key: rulesKey }, select: { value: true } });
  const value: unknown = row === null ? null : JSON.parse(row.value);
  return typeof value === "number" ? value : null;
}

async function hasMessage(from: Pick<Tx, "$queryRaw">, condition: Sql): Promise<boolean> {
  const rows = await from.$queryRaw<unknown[]>(sql`SELECT 1 FROM "messages" WHERE ${condition} LIMIT 1`);
  return rows.length > 0;
}

export async function readRulesState(from: Pick<Tx, "setting" | "$queryRaw"> = reader()): Promise<RulesState> {
  const stored = await storedRulesVersion(from);
  const isOther = stored !== rulesVersion;
  // By the index: what has no class at once, else whatever has one (SQLite would scan the table for IS NOT NULL).
  const stale =
    isOther &&
    ((await hasMessage(from, sql`"classification" = ${unclassified}`)) ||
      (await hasMessage(from, sql`"classification" > '' AND ("classifiedBy" IS NULL OR "classifiedBy" <> 'sender')`)));
  return { stored, current: rulesVersion, stale };
}

/** Messages that failed or were delayed, in the order of their ids, a page at a time. */
export async function* classifiedPages(from: Pick<Tx, "$queryRaw">): AsyncGenerator<StoredMessage[]> {
  for (let after = ""; ; ) {
    const page = await from.$queryRaw<StoredMessage[]>(sql`
      SELECT "id", "folded" FROM "messages" WHERE "id" > ${after} AND "classification" IS NOT NULL
      ORDER BY "id" LIMIT ${pageSize}`);
    const last = page.at(-1);
    if (last === undefined) {
      return;
    }
    after = last.id;
    yield page;
  }
}

/** Those of a page that rules of ours have a say in; the sender's own classes stay. */
export function undecided(page: readonly StoredMessage[], tally: Tally): StoredMessage[] {
  const states = page.map((stored) => ({ stored, state: stateOf(stored.folded) }));
  tally.messages += states.filter(({ state }) => counts(state)).length;
  return states.filter(({ state }) => mayChange(state)).map(({ stored }) => stored);
}

const causeOf = (state: MessageState): Cause => {
  const verdict = decidingVerdict(state);
  return {
    classification: verdict?.classification ?? unclassified,
    classifiedBy: verdict?.classifiedBy ?? null,
    suppresses: suppresses(state),
  };
};

/** A message that the policy has to look at again, since its cause is another. */
export interface Moved {
  id: string;
  address: string;
  before: Cause;
  after: Cause;
}

export function movedIn(refolded: readonly Refolded[]): Moved[] {
  return refolded.flatMap(({ id, before: old, after: state }) => {
    const [before, after] = [causeOf(old), causeOf(state)];
    const isSame = before.classification === after.classification && before.suppresses === after.suppresses;
    const recipient = counts(state) ? (state.recipient?.value ?? null) : null;
    return isSame || recipient === null ? [] : [{ id, address: addressKey(recipient), before, after }];
  });
}

interface ClassifiedEvent {
  id: string;
  sourceId: string;
  occurredAt: Date;
  receivedAt: Date;
  classification: string;
  body: string;
}

/**
 * Events whose class by today's rules is another, a page at a time: ids by the class that is due, and how many
 * were looked at so far. Each event of a failure or delay, also those that its message is past.
 */
export async function* outdatedEvents(
  from: Pick<Tx, "$queryRaw">,
): AsyncGenerator<{ done: number; due: Map<string, string[]> }> {
  let done = 0;
  for (const type of ["MessageDelayed", "MessageDeliveryFailed"]) {
    for (let after = { occurredAt: new Date(0), id: "" }; ; ) {
      const page = await from.$queryRaw<ClassifiedEvent[]>(sql`
        SELECT "id", "sourceId", "occurredAt", "receivedAt", "classification", "body" FROM "events"
        WHERE "type" = ${type} AND ("occurredAt", "id") > (${after.occurredAt}, ${after.id})
          AND "classification" IS NOT NULL
        ORDER BY "occurredAt", "id" LIMIT ${pageSize}`);
      const last = page.at(-1);
      if (last === undefined) {
        break;
      }
      after = last;
      done += page.length;
      yield { done, due: dueClasses(page) };
    }
  }
}

function dueClasses(page: readonly ClassifiedEvent[]): Map<string, string[]> {
  const due = new Map<string, string[]>();
  for (const { id, sourceId, receivedAt, classification, body } of page) {
    const parsed = parseBody({ body, sourceId, receivedAt: receivedAt.getTime() });
    const is = parsed.ok && parsed.value.kind === "event" ? classificationOf(parsed.value.event) : null;
    if (is !== null && is !== classification) {
      due.set(is, [...(due.get(is) ?? []), id]);
    }
  }
  return due;
}
