import { beforeAll, describe, expect, it } from "vitest";
import { readBreakdown, readBreakdownChange, readBreakdownSeries } from "@/lib/cube/breakdown/data";
import { readSummary, readTimeseries } from "@/lib/cube/data";
import { dayRange, presetRange, resolveRange } from "@/lib/cube/range";
import type { By, CellCounts, Range } from "@/lib/cube/types";
import { reader, transaction } from "@/lib/db/client";
import { describeOnBothEngines } from "@/lib/testing/database";
import { bucketStart } from "@/lib/time";

const zone = "Asia/Kolkata";
const now = Date.UTC(2026, 10, 24, 10, 20);
const hour = 3_600_000;
const day = 24 * hour;

interface Mail extends Partial<CellCounts> {
  at: number;
  key?: {
    sourceId?: string;
    tenant?: string;
    domain?: string;
    provider?: string;
    tag?: string;
    classification?: string;
  };
  host?: string;
  answer?: string;
}

/** A message's cells at both grains, and its details. */
async function count(...mails: Mail[]): Promise<void> {
  await transaction(async (tx) => {
    for (const { at, key = {}, host, answer, ...counts } of mails) {
      const { tenant = "", tag = "", ...named } = key;
      const shared = { sourceId: "ark", domain: "shop.example", provider: "gmail", classification: "", ...named };
      for (const grain of ["hour", "day"] as const) {
        const bucket = new Date(bucketStart(at, grain, zone));
        await tx.cubeCell.create({ data: { grain, bucket, tenant, tag, ...shared, ...counts } });
      }
      const { delivered = 0, failed = 0, bounced = 0, deferred = 0 } = counts;
      for (const [dimension, value] of Object.entries({ host, answer })) {
        if (value !== undefined) {
          const cell = { dimension, value, day: new Date(bucketStart(at, "day", zone)), ...shared };
          await tx.cubeDetail.create({ data: { ...cell, delivered, failed, bounced, deferred } });
        }
      }
    }
  });
}

const week = presetRange("7d", now, zone);
const hours = presetRange("24h", now, zone);

async function rowsOf(range: Range, by: By, filters = {}) {
  const rows = await readBreakdown(range, filters, by);
  if (!rows.ok) {
    throw new Error(rows.error.message);
  }
  return rows.value;
}

async function failing(classification: string, code: number, state = "failed"): Promise<void> {
  const verdict = { classification, classificationCode: code, classifiedBy: "sender", confidence: 1 };
  const folded = JSON.stringify({ outcome: { verdict }, lastDelay: null });
  const at = new Date(now);
  const columns = { sourceId: "ark", direction: "outgoing", provider: "gmail", state, stateAt: at, activityAt: at };
  await transaction((tx) =>
    tx.message.create({ data: { id: `msg_${classification}`, classification, folded, ...columns } }),
  );
}

describeOnBothEngines(
  "figures",
  () => {
    beforeAll(async () => {
      await transaction(async (tx) => {
        await tx.source.create({ data: { id: "ark", kind: "ark", name: "Ark", slug: "ark-1f" } });
        await tx.source.create({ data: { id: "postal", kind: "postal", name: "Postal", slug: "postal-2e" } });
      });
      await failing("greylisted", 41);
      const gone = { classification: "invalid_recipient" };
      await count(
        { at: now, delivered: 60, opened: 30, clicked: 6, attempts: 70, key: { tag: "a" }, host: "mx.gmail.example" },
        { at: now - hour, failed: 3, key: { ...gone, tag: "b" }, answer: "550 <address>", host: "mx.gmail.example" },
        { at: now - 2 * hour, failed: 1, key: { classification: "greylisted", provider: "other", sourceId: "postal" } },
        { at: now - 2 * hour, deferred: 4, stillDeferred: 1, key: { classification: "mailbox_full", tag: "b" } },
        { at: now - day, bounced: 2, held: 1, key: { domain: "news.example", tenant: "acme" } },
        { at: now - 6 * day, delivered: 34, key: { tag: "b" } },
        { at: now - 7 * day, delivered: 9 },
        { at: now - 7 * day, failed: 1, key: gone },
        { at: now - 3 * day, failed: 1, key: { classification: "lost_long_ago" } },
      );
    });

    describe("readSummary", () => {
      it("counts a week of days, and the one before", async () => {
        const { current, previous } = await readSummary(week, {});
        expect(current).toEqual({
          delivered: 94,
          failed: 5,
          bounced: 2,
          deferred: 4,
          stillDeferred: 1,
          held: 1,
          opened: 30,
          clicked: 6,
          attempts: 70,
          deliveryRate: 94 / 101,
          bounceRate: 7 / 101,
          openRate: 30 / 94,
          clickRate: 6 / 94,
        });
        expect([previous.delivered, previous.failed, previous.deliveryRate]).toEqual([9, 1, 0.9]);
      });

      it("has null for a rate without volume", async () => {
        const { current } = await readSummary(week, { domain: "nobody.example" });
        expect([current.delivered, current.deliveryRate, current.bounceRate, current.openRate]).toEqual([
          0,
          null,
          null,
          null,
        ]);
      });

      it.each([
        [{ source: "postal" }, 1],
        [{ source: "postal-2e" }, 1],
        [{ source: "gone" }, 0],
        [{ tag: "b" }, 3],
        [{ tag: "" }, 2],
        [{ tenant: "acme" }, 0],
        [{ provider: "other" }, 1],
        [{ classification: "invalid_recipient" }, 3],
        [{ group: "recipient" }, 3],
        [{ group: "technical" }, 1],
        [{ group: "unclassified" }, 1],
        [{ group: "reputation" }, 0],
        [{ group: "recipient", tag: "a" }, 0],
      ])("filters by %j: %i failed", async (filters, failed) => {
        expect((await readSummary(week, filters)).current.failed).toBe(failed);
      });
    });

    describe("readTimeseries", () => {
      it("has a point for every bucket, zeros included", async () => {
        const points = await readTimeseries(hours, {});
        expect(points).toHaveLength(24);
        expect(points.map(({ at }) => at)).toEqual(hours.buckets);
        expect(points.map(({ failed }) => failed)).toEqual([...Array(21).fill(0), 1, 3, 0]);
        expect(points.at(-1)?.delivered).toBe(60);
      });

      it("by either interval adds up to the summary", async () => {
        for (const range of [week, hours]) {
          const { current } = await readSummary(range, {});
          for (const interval of ["hour", "day"] as const) {
            const points = await readTimeseries(range, {}, interval);
            const total = (name: "delivered" | "failed" | "deferred") =>
              points.reduce((sum, point) => sum + point[name], 0);
            expect([total("delivered"), total("failed"), total("deferred")]).toEqual([
              current.delivered,
              current.failed,
              current.deferred,
            ]);
          }
        }
        expect(await readTimeseries(week, {}, "hour")).toHaveLength(7 * 24);
        expect(await readTimeseries(hours, {}, "day")).toHaveLength(2);
      });
    });

    describe("readBreakdown", () => {
      it("by class: most failed first, then by key; bounced mail has no class", async () => {
        expect(await rowsOf(week, "classification")).toEqual([
          { key: "invalid_recipient", delivered: 0, failed: 3, bounced: 0, deferred: 0, share: 3 / 7 },
          { key: "greylisted", delivered: 0, failed: 1, bounced: 0, deferred: 0, share: 1 / 7 },
          { key: "lost_long_ago", delivered: 0, failed: 1, bounced: 0, deferred: 0, share: 1 / 7 },
          { key: "", delivered: 94, failed: 0, bounced: 2, deferred: 0, share: 2 / 7 },
          { key: "mailbox_full", delivered: 0, failed: 0, bounced: 0, deferred: 4, share: 0 },
        ]);
      });

      it("by group: a class that is none of the thirteen goes by the code of its messages", async () => {
        const rows = await rowsOf(week, "group");
        expect(rows.map(({ key, failed, bounced, deferred }) => [key, failed, bounced, deferred])).toEqual([
          ["recipient", 3, 0, 4],
          ["technical", 1, 0, 0],
          ["unclassified", 1, 0, 0],
          ["", 0, 2, 0],
        ]);
        expect(rows.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1);
      });

      it("keeps rows of delivered mail alone where they are not about failures", async () => {
        expect((await rowsOf(week, "tag")).map(({ key, delivered, failed }) => [key, delivered, failed])).toEqual([
          ["b", 34, 3],
          ["", 0, 2],
          ["a", 60, 0],
        ]);
      });

      it("has null shares where nothing failed", async () => {
        const rows = await rowsOf(week, "provider", { tag: "a" });
        expect(rows).toEqual([{ key: "gmail", delivered: 60, failed: 0, bounced: 0, deferred: 0, share: null }]);
      });

      it("keeps the shares of all rows when only some are asked for", async () => {
        const rows = await readBreakdown(week, {}, "classification", { limit: 1 });
        expect(rows).toEqual({
          ok: true,
          value: [{ key: "invalid_recipient", delivered: 0, failed: 3, bounced: 0, deferred: 0, share: 3 / 7 }],
        });
      });

      it("by receiving host and by answer covers the days touched", async () => {
        expect((await rowsOf(hours, "host")).map(({ key, delivered, failed }) => [key, delivered, failed])).toEqual([
          ["mx.gmail.example", 60, 3],
        ]);
        expect((await rowsOf(dayRange(hours), "answer")).map(({ key, failed }) => [key, failed])).toEqual([
          ["550 <address>", 3],
        ]);
        expect(await rowsOf(hours, "answer", { classification: "mailbox_full" })).toEqual([]);
      });

      it.each(["tag", "tenant"])("by host refuses a filter by %s", async (field) => {
        const rows = await readBreakdown(week, { [field]: "b" }, "host");
        expect(rows.ok ? null : rows.error.field).toBe(field);
      });
    });

    it("readBreakdownChange has the period before beside each row", async () => {
      const rows = await readBreakdownChange(week, {}, "classification");
      const first = rows.ok ? rows.value[0] : undefined;
      expect(first?.previous).toEqual({ delivered: 0, failed: 1, bounced: 0, deferred: 0, share: 1 });
    });

    describe("readBreakdownSeries", () => {
      it.each(["classification", "group", "provider", "domain", "tag"] as const)(
        "by %s adds up to the summary",
        async (by) => {
          const { current } = await readSummary(week, {});
          for (const limit of [1, 2, 8]) {
            const series = await readBreakdownSeries(week, {}, by, { limit });
            const failed = series.flatMap(({ points }) => points).reduce((sum, point) => sum + point.failed, 0);
            expect(failed).toBe(current.failed);
            expect(series.filter(({ isRest }) => !isRest).length).toBeLessThanOrEqual(limit);
          }
        },
      );

      it("tells mail without a tag from the rest", async () => {
        const series = await readBreakdownSeries(week, {}, "tag", { limit: 2 });
        expect(series.map(({ key, isRest }) => [key, isRest])).toEqual([
          ["b", false],
          ["", false],
        ]);
      });
    });

    it("counts from and to in whole hours", async () => {
      const span = resolveRange({ from: "2026-11-24T09:00:00Z", to: "2026-11-24T09:40:00Z" }, now, zone);
      const range = span.ok ? span.value : week;
      expect((await readSummary(range, {})).current.failed).toBe(3);
      expect(await reader().cubeCell.count()).toBe(18);
    });
  },
  { lifetime: "describe" },
);
