import { expect, it } from "vitest";
import { sql, transaction } from "@/lib/db/client";
import { day, minute } from "@/lib/limits/constants";
import { listHandLimits, listLimits } from "@/lib/limits/data";
import { setHandLimit } from "@/lib/limits/mutations";
import { minuteOf } from "@/lib/limits/pace";
import { readLimitUse } from "@/lib/limits/use/data";
import { countByMinute } from "@/lib/limits/volume/data";
import { describeOnBothEngines } from "@/lib/testing/database";

const now = Date.UTC(2026, 10, 24, 12, 30);
const full = Date.UTC(2026, 10, 24, 12);

const addSource = (id: string, kind = "ark") =>
  transaction((tx) => tx.source.create({ data: { id, kind, name: id, slug: id, createdAt: new Date(now - day) } }));
const addServer = (sourceId: string, { age = 70, serverUuid = `server of ${sourceId}` } = {}) =>
  transaction((tx) =>
    tx.sendLimit.create({
      data: {
        ...{ sourceId, serverUuid, serverName: "Harbor", type: "SendLimitApproaching", volume: 90, limit: 100 },
        ...{ reportedAt: new Date(now - age * minute), eventId: `evt_${serverUuid}` },
      },
    }),
  );
interface Given {
  type?: string;
  body?: string;
  tenant?: string | null;
  direction?: string;
  test?: boolean;
  domain?: string | null;
  messageId?: string | null;
}
/** Deliveries of one source, all at one time. */
const addAttempts = (sourceId: string, at: number, amount: number, given: Given = {}) => {
  const { type = "MessageSent", body = "{}", tenant = null, direction = "outgoing", test = false } = given;
  const { domain = null, messageId = null } = given;
  const prefix = `${sourceId} ${at} ${type} ${body} ${tenant} ${direction} ${test} ${domain} ${messageId} `;
  return transaction((tx) =>
    tx.$executeRaw(sql`
      INSERT INTO "events" ("id", "sourceId", "type", "occurredAt", "receivedAt", "direction", "body", "tenant", "test",
        "domain", "messageId")
      WITH RECURSIVE "numbers" ("number") AS (
        SELECT 1 UNION ALL SELECT "number" + 1 FROM "numbers" WHERE "number" < CAST(${amount} AS INTEGER))
      SELECT CAST(${prefix} AS TEXT) || "number", ${sourceId}, ${type}, ${new Date(at)}, ${new Date(at)}, ${direction},
        ${body}, ${tenant}, ${test}, ${domain}, ${messageId} FROM "numbers"`),
  );
};
const rowOf = async (sourceId: string) => (await listLimits(now)).find((row) => row.sourceId === sourceId);
const volumeOf = async (sourceId: string) => (await rowOf(sourceId))?.estimate?.volume;
const harbor = { sourceId: "harbor", tenant: null };

describeOnBothEngines("attempts by minute", () => {
  it("are those of the source, each in its own minute, at both ends of the time", async () => {
    await addAttempts("harbor", full, 2);
    await addAttempts("harbor", full + minute - 1, 3);
    await addAttempts("harbor", full + minute, 5);
    await addAttempts("harbor", full - 1, 7);
    await addAttempts("lumen", full, 11);
    const { attempts } = await countByMinute(harbor, [[full, full + minute]]);
    expect([...attempts].sort()).toEqual([
      [minuteOf(full), 5],
      [minuteOf(full) + 1, 5],
    ]);
  });

  it("are outgoing, no tests, and no failures before an attempt", async () => {
    await addAttempts("harbor", full, 1, { direction: "incoming" });
    await addAttempts("harbor", full, 1, { test: true });
    await addAttempts("harbor", full, 1, { type: "MessageHeld" });
    await addAttempts("harbor", full, 1, { type: "MessageDeliveryFailed", body: '{"payload":{"time":null}}' });
    await addAttempts("harbor", full, 1, { type: "MessageDeliveryFailed", body: '{"payload":{"time":0.4}}' });
    await addAttempts("harbor", full, 1, { type: "MessageDelayed" });
    const { attempts } = await countByMinute(harbor, [[full, full + minute]]);
    expect([...attempts.values()]).toEqual([2]);
  });
});

describeOnBothEngines("the estimate of a limit", () => {
  it("counts the source's own attempts of the hour that runs", async () => {
    await addSource("harbor");
    await addServer("harbor", { age: 25 * 60 });
    await addAttempts("harbor", now - 10 * minute, 3);
    await addAttempts("harbor", now - 40 * minute, 5);
    await addAttempts("lumen", now - 10 * minute, 7);
    expect(await volumeOf("harbor")).toBe(3);
  });

  it("counts a rolling hour for Postal, however many there are", async () => {
    await addSource("harbor", "postal");
    await addServer("harbor", { age: 25 * 60 });
    await addAttempts("lumen", now - 20 * minute, 50_001);
    await addAttempts("harbor", now - 40 * minute, 60_000);
    await addAttempts("harbor", now - 70 * minute, 5);
    expect(await volumeOf("harbor")).toBe(60_000);
  });

  it("goes on from a notice of this hour by what has come since", async () => {
    await addSource("harbor");
    await addServer("harbor", { age: 10 });
    await addAttempts("harbor", now - 20 * minute, 50);
    await addAttempts("harbor", now - 5 * minute, 6);
    expect((await rowOf("harbor"))?.estimate).toMatchObject({
      ...{ volume: 96, reported: 90, counted: 56, countedAtReport: 50 },
    });
  });

  it("is none, while a notice holds, where most of the mail is not among our events", async () => {
    await addSource("harbor");
    await addServer("harbor", { age: 10 });
    await addAttempts("harbor", now - 20 * minute, 20);
    expect(await rowOf("harbor")).toMatchObject({ volume: 90, stale: false, notEstimated: "mail-not-seen" });
  });

  it("is none where a source has two servers", async () => {
    await addSource("harbor");
    await addServer("harbor");
    await addServer("harbor", { serverUuid: "other" });
    expect(await rowOf("harbor")).toMatchObject({ estimate: null, notEstimated: "several-servers" });
  });

  it("is none where the mail is of two tenants, each with a server of its own", async () => {
    await addSource("harbor");
    await addServer("harbor");
    await addAttempts("harbor", now - 5 * minute, 2, { tenant: "one" });
    expect(await volumeOf("harbor")).toBe(2);
    await addAttempts("harbor", now - 5 * minute, 2, { tenant: "two" });
    expect(await rowOf("harbor")).toMatchObject({ estimate: null, notEstimated: "several-tenants" });
  });

  it("is of the tenant's mail alone where the notice named one", async () => {
    await addSource("harbor");
    await addServer("harbor", { serverUuid: "s" });
    const payload = { server: { uuid: "s", name: "S", permalink: "s", organization: null }, volume: 90, limit: 100 };
    const at = now - 70 * minute;
    const body = JSON.stringify({ event: "SendLimitApproaching", tenant_id: "one", timestamp: at / 1000, payload });
    await addAttempts("harbor", at, 1, { type: "SendLimitApproaching", tenant: "one", body });
    await addAttempts("harbor", now - 5 * minute, 2, { tenant: "one" });
    await addAttempts("harbor", now - 5 * minute, 9, { tenant: "two" });
    expect(await rowOf("harbor")).toMatchObject({ tenant: "one", estimate: { volume: 2 }, notEstimated: null });
  });

  it("is none where the source was removed", async () => {
    await addServer("harbor");
    expect(await rowOf("harbor")).toMatchObject({ estimate: null, notEstimated: "source-removed", sourceKind: null });
  });
});

describeOnBothEngines("a limit entered by hand", () => {
  it("makes a gauge of our own count, and gives way to a notice", async () => {
    await addSource("harbor");
    expect(await rowOf("harbor")).toBeUndefined();
    expect(await transaction((tx) => setHandLimit(tx, "harbor", 50))).toBe(true);
    await addAttempts("harbor", now - 10 * minute, 20);
    expect(await rowOf("harbor")).toMatchObject({
      ...{ limit: 50, limitBy: "hand", handLimit: 50, type: null, volume: null, share: null, reportedAt: null },
      ...{ stale: false, history: [], estimate: { volume: 20, share: 0.4, window: "clock-hour", reported: 0 } },
    });
    await addServer("harbor");
    expect(await rowOf("harbor")).toMatchObject({ limit: 100, limitBy: "report", handLimit: 50 });
    expect(await listLimits(now)).toHaveLength(1);
  });

  it("is taken back, and is of no source that is not there", async () => {
    await addSource("harbor");
    await transaction((tx) => setHandLimit(tx, "harbor", 50));
    await transaction((tx) => setHandLimit(tx, "harbor", null));
    expect(await listLimits(now)).toEqual([]);
    expect(await listHandLimits()).toMatchObject([{ sourceId: "harbor", limit: null }]);
    expect(await transaction((tx) => setHandLimit(tx, "nobody", 50))).toBe(false);
  });
});

describeOnBothEngines("what fills a limit", () => {
  const use = (changes = {}) =>
    readLimitUse({ ...harbor, window: "clock-hour", counted: 50, now, zone: "UTC", ...changes });
  const message = (id: string, more: object = {}) => ({
    ...{ id, sourceId: "harbor", direction: "outgoing", provider: "google", state: "delivered" },
    ...{ stateAt: new Date(now), activityAt: new Date(now), folded: "{}", ...more },
  });

  it("is told by sending domain and by the tag of the message", async () => {
    await transaction((tx) =>
      tx.message.createMany({ data: [message("news", { tag: "news" }), message("plain", { tag: null })] }),
    );
    await addAttempts("harbor", now - 5 * minute, 30, { domain: "a.example", messageId: "news" });
    await addAttempts("harbor", now - 5 * minute, 10, { domain: "b.example", messageId: "news" });
    await addAttempts("harbor", now - 5 * minute, 10, { domain: "a.example", messageId: "plain" });
    await addAttempts("harbor", now - 45 * minute, 900, { domain: "old.example" });
    expect((await use()).eaters).toEqual({
      sampled: false,
      domains: [
        { key: "a.example", attempts: 40, share: 0.8 },
        { key: "b.example", attempts: 10, share: 0.2 },
      ],
      tags: [
        { key: "news", attempts: 40, share: 0.8 },
        { key: "", attempts: 10, share: 0.2 },
      ],
    });
  });

  it("is told from a part of many attempts, put up to all", async () => {
    await transaction((tx) =>
      tx.$executeRaw(sql`
        INSERT INTO "events" ("id", "sourceId", "type", "occurredAt", "receivedAt", "direction", "body", "domain")
        VALUES ('evt_10', 'harbor', 'MessageSent', ${new Date(now)}, ${new Date(now)}, 'outgoing', '{}', 'a.example'),
          ('evt_c0', 'harbor', 'MessageSent', ${new Date(now)}, ${new Date(now)}, 'outgoing', '{}', 'b.example')`),
    );
    expect((await use({ counted: 40_000 })).eaters).toMatchObject({
      sampled: true,
      domains: [{ key: "a.example", attempts: 2, share: 1 }],
    });
  });

  it("is mail held by the limit, with its age", async () => {
    const held = (id: string, age: number, details = "Message held because send limit (100) has been reached.") =>
      message(id, { state: "held", stateAt: new Date(now - age * day), details });
    expect((await use()).held).toEqual({ count: 0, oldestAt: null, overSixDays: 0 });
    await transaction((tx) =>
      tx.message.createMany({
        data: [held("1", 2), held("2", 6.5), held("3", 8), held("4", 1, "Server is in development mode.")],
      }),
    );
    expect((await use()).held).toEqual({ count: 2, oldestAt: now - 6.5 * day, overSixDays: 1 });
  });

  it("is a day of hours beside those of a week before", async () => {
    const cell = (at: number, attempts: number, more: object = {}) => ({
      ...{ grain: "hour", bucket: new Date(at), sourceId: "harbor", tenant: "", domain: "", provider: "google" },
      ...{ tag: "", classification: "", attempts, ...more },
    });
    await transaction((tx) =>
      tx.cubeCell.createMany({
        data: [
          ...[cell(full, 30), cell(full, 5, { tenant: "one" }), cell(full - 7 * day, 70)],
          ...[cell(full - day, 900), cell(full, 900, { grain: "day" }), cell(full, 900, { sourceId: "lumen" })],
        ],
      }),
    );
    const { hours } = await use();
    expect(hours).toHaveLength(24);
    expect(hours.at(-1)).toEqual({ at: full, attempts: 35, weekBefore: 70 });
    expect(hours.at(0)).toEqual({ at: full - 23 * 60 * minute, attempts: 0, weekBefore: 0 });
    expect((await use({ tenant: "one" })).hours.at(-1)?.attempts).toBe(5);
  });
});
