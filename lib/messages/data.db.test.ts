import { beforeAll, describe, expect, it } from "vitest";
import { readBreakdown } from "@/lib/cube/breakdown/data";
import { readSummary, readTimeseries } from "@/lib/cube/data";
import { resolveRange } from "@/lib/cube/range";
import type { Filters } from "@/lib/cube/types";
import { transaction } from "@/lib/db/client";
import { listEvents } from "@/lib/events/data";
import { type Context, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { countMessages, listMessages, readMessage } from "@/lib/messages/data";
import { type CountedAs, countedAs, type MessageFilters, type MessageRow } from "@/lib/messages/types";
import { describeOnBothEngines } from "@/lib/testing/database";
import { traffic } from "@/lib/testing/traffic";

const zone = "Asia/Kolkata";
const start = Date.UTC(2026, 10, 10) / 1000;
const now = Date.UTC(2026, 10, 24);
const context: Context = {
  now,
  counting: () => ({ zone, countTags: true, countTenants: true }),
  horizon: null,
};

async function take(bodies: readonly string[]): Promise<void> {
  const items = bodies.map((body) => {
    const parsed = parseBody({ body, sourceId: "ark", receivedAt: now });
    if (!parsed.ok || parsed.value.kind !== "event") {
      throw new Error(`not an event: ${body}`);
    }
    return { kind: "event" as const, event: parsed.value.event };
  });
  await transaction((tx) => record(tx, items, context));
}

async function allOf(filters: MessageFilters, limit = 100): Promise<MessageRow[]> {
  const rows: MessageRow[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await listMessages(filters, { cursor, limit });
    if (!page.ok) {
      throw new Error(page.error.message);
    }
    rows.push(...page.value.rows);
    cursor = page.value.nextCursor;
    if (cursor === null) {
      return rows;
    }
  }
}

const found = resolveRange({ from: "2026-11-01T00:00:00Z", to: "2026-11-24T00:00:00Z" }, now, zone);
if (!found.ok) {
  throw new Error(found.error.message);
}
const range = found.value;
const period = { from: range.from, to: range.to };

/** The count of a figure, and what its drill-down lists. */
async function both(as: CountedAs, filters: Filters): Promise<[number, number]> {
  const { current } = await readSummary(range, filters);
  return [current[as], (await allOf({ ...filters, counted: { as, ...period } })).length];
}

describeOnBothEngines(
  "messages",
  () => {
    beforeAll(async () => {
      await transaction((tx) => tx.source.create({ data: { id: "ark", kind: "ark", name: "Ark", slug: "ark-1f" } }));
      const clicked = {
        id: 9,
        token: "tokclicked0000001",
        direction: "outgoing",
        to: "ana@gmail.com",
        from: "orders@shop.example",
        tag: "receipt",
      };
      const sent = { message: clicked, status: "Sent", details: "", output: "250 ok", timestamp: start + 60, time: 1 };
      const click = { message: clicked, url: "https://shop.example/", ip_address: "192.0.2.1", user_agent: "Browser" };
      await take([
        ...traffic({ seed: 11, start, messages: 500 }),
        JSON.stringify({ event: "MessageSent", timestamp: start + 61, uuid: "s", payload: sent }),
        JSON.stringify({ event: "MessageLinkClicked", timestamp: start + 90, uuid: "c", payload: click }),
      ]);
    });

    describe("behind every number are exactly the messages it counts", () => {
      it.each(countedAs)("%s", async (as) => {
        const [counted, listed] = await both(as, {});
        expect(counted).toBeGreaterThan(0);
        expect(listed).toBe(counted);
      });

      it.each<Filters>([
        { tag: "receipt" },
        { tag: "" },
        { domain: "brand.example" },
        { provider: "gmail" },
        { tenant: "cm6tenant" },
        { source: "ark-1f" },
        { tag: "news", domain: "shop.example" },
      ])("filtered by %j", async (filters) => {
        for (const as of countedAs) {
          const [counted, listed] = await both(as, filters);
          expect([as, listed]).toEqual([as, counted]);
        }
      });

      it.each(["classification", "group"] as const)("by %s", async (by) => {
        const rows = await readBreakdown(range, {}, by);
        const keys = rows.ok ? rows.value.map(({ key }) => key) : [];
        expect(keys.length).toBeGreaterThan(2);
        for (const key of keys.filter((name) => by !== "group" || name !== "")) {
          for (const as of ["failed", "deferred", "bounced", "delivered"] as const) {
            const [counted, listed] = await both(as, { [by]: key });
            expect([key, as, listed]).toEqual([key, as, counted]);
          }
        }
      });

      it("in every hour", async () => {
        const points = await readTimeseries(range, {});
        const busy = points.filter(({ deferred, failed }) => deferred > 0 && failed > 0).slice(0, 5);
        for (const point of busy) {
          const hour = { from: point.at, to: point.at + 3_600_000 };
          expect(await allOf({ counted: { as: "failed", ...hour } })).toHaveLength(point.failed);
          expect(await allOf({ counted: { as: "deferred", ...hour } })).toHaveLength(point.deferred);
        }
        expect(busy.length).toBeGreaterThan(0);
      });
    });

    it("pages through all messages once, newest first, whatever the size of a page", async () => {
      const all = await allOf({});
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      expect(all.map(({ activityAt }) => activityAt)).toEqual(
        all.map(({ activityAt }) => activityAt).sort((a, b) => b - a),
      );
      expect((await allOf({}, 7)).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      const failed = all.filter(({ state }) => state === "failed").map(({ id }) => id);
      expect((await allOf({ state: "failed" }, 3)).map(({ id }) => id)).toEqual(failed);
      expect(await countMessages({ state: "failed" })).toEqual({ count: failed.length, more: false });
      expect(await countMessages({})).toEqual({ count: all.length, more: false });
    });

    it("finds by a whole address, by a part, and by a recipient's domain", async () => {
      const all = await allOf({});
      const recipient = all[0]?.recipient ?? "";
      const same = all.filter((row) => row.recipient === recipient).length;
      expect(await allOf({ recipient: recipient.toUpperCase() })).toHaveLength(same);
      expect(await allOf({ recipient: "@GMAIL" })).toHaveLength(
        all.filter((row) => row.recipient?.includes("@gmail")).length,
      );
      expect(await allOf({ recipientDomain: "corp.example" })).toHaveLength(
        all.filter((row) => row.recipient?.endsWith("@corp.example")).length,
      );
      expect(await allOf({ recipient: "100%_" })).toEqual([]);
    });

    it("finds by the answer's key and by a part of its text, in any case", async () => {
      const all = await allOf({});
      const key = all.find(({ state, answerKey }) => state === "failed" && answerKey)?.answerKey ?? "";
      expect(key).not.toBe("");
      const same = all.filter(({ answerKey }) => answerKey === key).length;
      expect((await allOf({ answer: key })).length).toBeGreaterThanOrEqual(same);
      expect(await allOf({ answer: "MAILBOX FULL" })).toHaveLength(
        all.filter(({ answer }) => answer?.includes("Mailbox full")).length,
      );
    });

    it("tells incoming mail apart", async () => {
      const incoming = await allOf({ direction: "incoming" });
      expect(incoming.length).toBeGreaterThan(0);
      expect(incoming.length + (await allOf({ direction: "outgoing" })).length).toBe((await allOf({})).length);
    });

    it("refuses a cursor that is none of its own", async () => {
      for (const cursor of ["x", "", "MTIz", "1.a"]) {
        const page = await listMessages({}, { cursor, limit: 5 });
        expect(page.ok ? null : page.error.field).toBe("cursor");
      }
    });

    it("is read with its timeline by id and by the sender's token", async () => {
      const [failed] = await allOf({ state: "failed", classification: "invalid_recipient" });
      const detail = await readMessage(failed?.id ?? "", now);
      expect(detail?.timeline.map(({ at }) => at)).toEqual(detail?.timeline.map(({ at }) => at).sort((a, b) => a - b));
      expect(detail?.timeline.at(-1)).toMatchObject({
        type: "MessageDeliveryFailed",
        code: 550,
        classification: "invalid_recipient",
        ours: { classification: "invalid_recipient", rule: expect.any(String), move: "ours" },
        rulesVersion: expect.any(Number),
      });
      expect(detail?.rulesVersion === null).toBe(detail?.classifiedBy === "sender");
      expect(detail?.group).toBe("recipient");
      expect(detail?.suppression).toMatchObject({ suppressed: true, scope: "workspace", origin: "policy" });
      expect((await readMessage(failed?.token ?? "", now))?.id).toBe(failed?.id);
      expect(await readMessage("nothing", now)).toBeNull();
    });

    it("shows what was opened with what", async () => {
      const detail = await readMessage("tokclicked0000001", now);
      expect(detail?.timeline.map(({ type, userAgent, url }) => [type, userAgent, url])).toEqual([
        ["MessageSent", null, null],
        ["MessageLinkClicked", "Browser", "https://shop.example/"],
      ]);
    });

    it("events are listed newest first, of one message or of all", async () => {
      const seen: string[] = [];
      let last = Number.POSITIVE_INFINITY;
      for (let cursor: string | null = null; ; ) {
        const page = await listEvents({ type: "MessageDeliveryFailed" }, { cursor, limit: 9 });
        if (!page.ok) {
          throw new Error(page.error.message);
        }
        for (const event of page.value.rows) {
          expect(event.occurredAt).toBeLessThanOrEqual(last);
          last = event.occurredAt;
          seen.push(event.id);
        }
        cursor = page.value.nextCursor;
        if (cursor === null) {
          break;
        }
      }
      expect(new Set(seen).size).toBe(seen.length);
      const [message] = await allOf({ state: "failed" });
      const own = await listEvents({ messageId: message?.id ?? "" }, { limit: 100, payload: true });
      expect(
        own.ok && own.value.rows.every((event) => event.messageId === message?.id && event.payload !== undefined),
      ).toBe(true);
    });
  },
  { lifetime: "describe" },
);
