import { expect, test } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { type Item, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { verify } from "@/lib/rebuild/data";
import { rebuild } from "@/lib/rebuild/mutations";
import { countOld, frozenBefore, horizonOf } from "@/lib/retention/data";
import { prune } from "@/lib/retention/mutations";
import { describeOnBothEngines } from "@/lib/testing/database";
import { currentScope } from "@/scripts/cli/scope";
import { tell } from "@/scripts/demo/history";

const day = 86_400_000;
const now = Date.now();
const quiet = () => undefined;
const counting = () => ({ zone: "UTC", countTags: true, countTenants: true });

async function recordHistory(): Promise<void> {
  const items: Item[] = [];
  for (const hooks of tell({ seed: "old", end: now, messagesPerDay: 20, people: 200 }, now - 90 * day, now)) {
    for (const { at, body } of hooks) {
      const parsed = parseBody({ body, sourceId: "ark", receivedAt: Math.round(at) + 1000 });
      if (parsed.ok && parsed.value.kind === "event") {
        items.push({ kind: "event", event: parsed.value.event });
      }
    }
  }
  for (let start = 0; start < items.length; start += 500) {
    const batch = items.slice(start, start + 500);
    await transaction((tx) => record(tx, batch, { now, counting, horizon: null }));
  }
}

const days = () =>
  reader().cubeCell.findMany({
    where: { grain: "day" },
    orderBy: [
      ...(["bucket", "sourceId", "tenant", "domain", "provider", "tag", "classification"] as const).map((key) => ({
        [key]: "asc" as const,
      })),
    ],
  });

describeOnBothEngines("pruning", () => {
  test("deletes old messages whole, leaves days and suppressions alone, and rebuild changes nothing after it", async () => {
    await recordHistory();
    const horizon = horizonOf(40, now, "UTC");
    const dayCells = await days();
    const suppressions = await reader().suppression.count();
    const expected = await countOld(horizon, now);
    expect(expected.messages).toBeGreaterThan(250);
    expect(expected.hourCells).toBeGreaterThan(0);

    expect(await prune(horizon, now, quiet)).toEqual(expected);

    expect(await reader().message.count({ where: { activityAt: { lt: new Date(horizon) } } })).toBe(0);
    const orphans = await reader().$queryRaw<unknown[]>`
      SELECT "id" FROM "events" WHERE "messageId" IS NOT NULL
        AND "messageId" NOT IN (SELECT "id" FROM "messages")`;
    expect(orphans).toEqual([]);
    expect(await days()).toEqual(dayCells);
    expect(suppressions).toBeGreaterThan(0);
    expect(await reader().suppression.count()).toBe(suppressions);
    expect(await frozenBefore(now)).toBe(horizon);

    expect(await verify(reader(), await currentScope(), quiet)).toMatchObject({
      ...{ wrongMessages: 0, orphans: 0, wrongCells: 0, wrongReports: 0 },
    });
    expect(await rebuild(reader(), await currentScope(), quiet)).toMatchObject({ changedMessages: 0, changedCells: 0 });
    expect(await days()).toEqual(dayCells);
    expect(await prune(horizon, now, quiet)).toEqual({ messages: 0, events: 0, hourCells: 0 });
  });

  test("deletes events that arrived after their message was deleted", async () => {
    await recordHistory();
    const horizon = horizonOf(40, now, "UTC");
    await prune(horizon, now, quiet);
    const [old] = [...tell({ seed: "late", end: now, messagesPerDay: 30 }, now - 50 * day, now - 49 * day)];
    const parsed = parseBody({ body: old?.[0]?.body ?? "", sourceId: "ark", receivedAt: now });
    if (!parsed.ok || parsed.value.kind !== "event") {
      throw new Error("no event");
    }
    const { event } = parsed.value;
    await transaction((tx) => record(tx, [{ kind: "event", event }], { now, counting, horizon }));
    expect(await reader().event.findUnique({ where: { id: event.id }, select: { late: true } })).toEqual({
      late: true,
    });
    expect(await prune(horizon, now, quiet)).toMatchObject({ messages: 0, events: 1 });
  });
});
