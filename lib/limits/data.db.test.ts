import { expect, it } from "vitest";
import { sql, transaction } from "@/lib/db/client";
import { listLimits } from "@/lib/limits/data";
import { describeOnBothEngines } from "@/lib/testing/database";

const minute = 60_000;
const now = Date.UTC(2026, 10, 24, 12, 30);

const addSource = (id: string) =>
  transaction((tx) =>
    tx.source.create({ data: { id, kind: "ark", name: id, slug: id, createdAt: new Date(now - 90 * minute) } }),
  );
const addServer = (sourceId: string) =>
  transaction((tx) =>
    tx.sendLimit.create({
      data: {
        ...{ sourceId, serverUuid: `server of ${sourceId}`, serverName: "Harbor", type: "SendLimitApproaching" },
        ...{ volume: 90, limit: 100, reportedAt: new Date(now - 70 * minute), eventId: "evt_notice" },
      },
    }),
  );
/** Deliveries of one source, all at one time. */
const addAttempts = (sourceId: string, at: number, amount: number) =>
  transaction((tx) =>
    tx.$executeRaw(sql`
      INSERT INTO "events" ("id", "sourceId", "type", "occurredAt", "receivedAt", "direction", "body")
      WITH RECURSIVE "numbers" ("number") AS (
        SELECT 1 UNION ALL SELECT "number" + 1 FROM "numbers" WHERE "number" < CAST(${amount} AS INTEGER))
      SELECT CAST(${`${sourceId} ${at} `} AS TEXT) || "number", ${sourceId}, 'MessageSent',
        ${new Date(at)}, ${new Date(at)}, 'outgoing', '{}' FROM "numbers"`),
  );
const volumeOf = async (sourceId: string) =>
  (await listLimits(now)).find((row) => row.sourceId === sourceId)?.estimate?.volume;

describeOnBothEngines("the estimate of a limit", () => {
  it("counts the source's own attempts of the hour that runs", async () => {
    await addSource("harbor");
    await addServer("harbor");
    await addAttempts("harbor", now - 10 * minute, 3);
    await addAttempts("harbor", now - 40 * minute, 5);
    await addAttempts("lumen", now - 10 * minute, 7);
    expect(await volumeOf("harbor")).toBe(3);
  });

  it("is not hidden by a source that sends more than is counted", async () => {
    await addSource("harbor");
    await addServer("harbor");
    await addAttempts("lumen", now - 20 * minute, 50_001);
    await addAttempts("harbor", now - 10 * minute, 3);
    expect(await volumeOf("harbor")).toBe(3);
  });
});
