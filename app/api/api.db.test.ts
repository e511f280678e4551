import { beforeAll, expect, it } from "vitest";
import { createApiKey } from "@/lib/auth/mutations";
import { forgetVerdicts } from "@/lib/auth/verdict";
import { transaction } from "@/lib/db/client";
import { type Context, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { writeSetting } from "@/lib/settings/mutations";
import { describeOnBothEngines } from "@/lib/testing/database";
import { traffic } from "@/lib/testing/traffic";
import * as health from "./health/route";
import * as metrics from "./metrics/route";
import * as unknown from "./v1/[[...path]]/route";
import * as bounces from "./v1/bounces/route";
import * as domain from "./v1/domains/[name]/route";
import * as domains from "./v1/domains/route";
import * as events from "./v1/events/route";
import * as limits from "./v1/limits/route";
import * as message from "./v1/messages/[id]/route";
import * as messages from "./v1/messages/route";
import * as description from "./v1/openapi.json/route";
import * as sources from "./v1/sources/route";
import * as summary from "./v1/summary/route";
import * as timeseries from "./v1/timeseries/route";

const zone = "Asia/Kolkata";
const now = Date.now();
const context: Context = { now, counting: () => ({ zone, countTags: true, countTenants: true }), horizon: null };
let key = "";

type Json = Record<string, unknown>;
interface Body {
  success: boolean;
  data: Json & Json[];
  error: Json;
  meta: Json;
  total: number;
}

async function get(route: { GET: (request: Request) => Promise<Response> }, path: string, headers: HeadersInit = {}) {
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
  const response = await route.GET(request);
  const body: Body = JSON.parse(await response.text());
  return { status: response.status, body };
}

const server = { uuid: "5f1c0f6e", name: "Shop", permalink: "shop", organization: "acme" };
const dns = {
  server,
  domain: "own.example",
  uuid: "d1",
  dns_checked_at: now / 1000 - 600,
  spf_status: "Invalid",
  spf_error: "wrong",
  dkim_status: "OK",
  dkim_error: null,
  mx_status: "Missing",
  mx_error: "none",
  return_path_status: "OK",
  return_path_error: null,
};

describeOnBothEngines(
  "the API",
  () => {
    beforeAll(async () => {
      forgetVerdicts();
      ({ key } = await createApiKey({ name: "app", scopes: ["read"], createdBy: "test" }));
      const bodies = [
        ...traffic({ seed: 3, start: now / 1000 - 5 * 86_400, messages: 120 }),
        JSON.stringify({ event: "DomainDNSError", timestamp: now / 1000, uuid: "u1", payload: dns }),
        JSON.stringify({
          event: "SendLimitApproaching",
          timestamp: now / 1000 - 60,
          uuid: "u2",
          payload: { server, volume: 950, limit: 1000 },
        }),
      ];
      await transaction(async (tx) => {
        await writeSetting(tx, "timeZone", zone);
        await tx.source.create({ data: { id: "postal", kind: "postal", name: "Postal", slug: "postal-1f" } });
        const items = bodies.flatMap((body) => {
          const parsed = parseBody({ body, sourceId: "postal", receivedAt: now });
          return parsed.ok && parsed.value.kind === "event"
            ? [{ kind: "event" as const, event: parsed.value.event }]
            : [];
        });
        await record(tx, items, context);
      });
    });

    it("summary names the period, the grain and the zone beside the figures", async () => {
      const { status, body } = await get(summary, "/summary?range=7d");
      expect(status).toBe(200);
      expect(body.meta).toMatchObject({
        requestId: expect.stringMatching(/^req_/),
        grain: "day",
        zone,
        from: expect.stringMatching(/T18:30:00.000Z$/),
      });
      expect(Object.keys(Object(body.data.current)).sort()).toEqual([
        "attempts",
        "bounceRate",
        "bounced",
        "clickRate",
        "clicked",
        "deferred",
        "delivered",
        "deliveryRate",
        "failed",
        "held",
        "openRate",
        "opened",
        "stillDeferred",
      ]);
    });

    it("timeseries has a point a bucket, at ISO times, that add up to the summary", async () => {
      const { body } = await get(timeseries, "/timeseries?range=7d&interval=hour");
      const points = Array.isArray(body.data.points) ? body.data.points : [];
      expect([points.length, body.meta.grain]).toEqual([168, "hour"]);
      expect(points[0]).toMatchObject({ at: body.meta.from });
      const total = points.reduce((sum, { delivered }) => sum + delivered, 0);
      expect(Reflect.get(Object((await get(summary, "/summary?range=7d")).body.data.current), "delivered")).toBe(total);
    });

    it.each([
      ["/summary?range=3d", "range"],
      ["/summary?from=yesterday", "from"],
      ["/summary?to=2026-01-01", "from"],
      ["/timeseries?interval=minute", "interval"],
      ["/timeseries?range=90d&interval=hour", "interval"],
      ["/bounces?by=weather", "by"],
      ["/bounces?by=host&tag=a", "tag"],
      ["/bounces?by=answer&tenant=a", "tenant"],
      ["/messages?cursor=abc", "cursor"],
      ["/messages?counted=failed", "counted"],
      ["/messages?state=lost", "state"],
      ["/messages?from=soon", "from"],
      ["/messages?perPage=0", "perPage"],
      ["/events?type=Nothing", "type"],
      ["/summary?tag=%00", "tag"],
    ])("refuses %s and names %s", async (path, field) => {
      const routes = { summary, timeseries, bounces, messages, events };
      const route = Object.entries(routes).find(([name]) => path.startsWith(`/${name}`))?.[1] ?? unknown;
      const { status, body } = await get(route, path);
      expect([status, body.success, body.error.code, body.error.field]).toEqual([
        400,
        false,
        "validation_error",
        field,
      ]);
    });

    it.each([
      "classification",
      "group",
      "provider",
      "host",
      "domain",
      "recipientDomain",
      "tag",
      "tenant",
      "source",
      "answer",
    ])("bounces by %s are sorted by failures, then by key", async (by) => {
      const { status, body } = await get(bounces, `/bounces?range=7d&by=${by}`);
      const rows = Array.isArray(body.data.rows) ? body.data.rows : [];
      expect([status, rows.length > 0]).toEqual([200, true]);
      const sorted = [...rows].sort((a, b) => b.failed - a.failed || (a.key < b.key ? -1 : 1));
      expect(rows).toEqual(sorted);
    });

    it("messages and events go on by cursor until it is null", async () => {
      for (const [route, path] of [
        [messages, "/messages"],
        [events, "/events"],
      ] as const) {
        const ids: unknown[] = [];
        let cursor: unknown = "";
        for (let page = 0; cursor !== null && page < 50; page++) {
          const { body } = await get(route, `${path}?perPage=50${cursor === "" ? "" : `&cursor=${cursor}`}`);
          ids.push(...body.data.map(({ id }) => id));
          cursor = body.meta.nextCursor;
          expect(body).not.toHaveProperty("total");
        }
        expect([new Set(ids).size, cursor]).toEqual([ids.length, null]);
        expect(ids.length).toBeGreaterThan(100);
      }
    });

    it("a message is found by id and by the sender's token", async () => {
      const { body } = await get(messages, "/messages?perPage=1");
      const [row] = body.data;
      const byToken = await get(message, `/messages/${row?.token}`);
      expect(byToken.body.data.id).toBe(row?.id);
      expect((await get(message, `/messages/${row?.id}`)).body.data.timeline).toBeInstanceOf(Array);
      expect((await get(message, "/messages/none")).status).toBe(404);
    });

    it("domains say what was reported, and what it means", async () => {
      const { body } = await get(domains, "/domains");
      expect(body.data[0]).toMatchObject({
        name: "own.example",
        state: "trouble",
        faults: ["spf"],
        spf: { status: "Invalid", error: "wrong", verdict: "fault" },
        mx: { status: "Missing", verdict: "no-fault" },
      });
      expect(body.data.map(({ name }) => name)).toContain("brand.example");
      const one = await get(domain, "/domains/Own.example");
      expect(one.body.data.history).toMatchObject([{ spf: { status: "Invalid" } }]);
      expect((await get(domain, "/domains/nobody.example")).status).toBe(404);
    });

    it("limits have a row a server", async () => {
      const { body } = await get(limits, "/limits");
      expect(body.data).toMatchObject([
        { serverUuid: "5f1c0f6e", volume: 950, limit: 1000, share: 0.95, stale: false },
        { stale: true },
      ]);
      expect(body.total).toBe(2);
    });

    it("sources have their health", async () => {
      const { body } = await get(sources, "/sources");
      expect(body.data).toMatchObject([
        {
          id: "postal",
          slug: "postal-1f",
          url: expect.stringMatching(/\/api\/webhooks\/postal-1f$/),
          state: "ok",
          quarantined: 0,
        },
      ]);
      expect(body.data[0]?.events24h).toBeGreaterThan(0);
    });

    it("is closed without a key, and 404 in JSON where there is nothing", async () => {
      expect((await get(summary, "/summary", { authorization: "" })).status).toBe(401);
      const { status, body } = await get(unknown, "/nothing/here");
      expect([status, body.success, body.error.code]).toEqual([404, false, "not_found"]);
    });

    it("describes itself to anyone", async () => {
      const response = await description.GET(new Request("http://localhost:3000/api/v1/openapi.json"));
      const { openapi, paths } = JSON.parse(await response.text());
      expect([response.status, openapi]).toEqual([200, "3.1.0"]);
      expect(Object.keys(paths)).toContain("/tenants/{tenant}/suppressions/{address}");
      const parameters: Json[] = paths["/summary"].get.parameters;
      expect(parameters.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["range", "from", "to", "source", "tenant", "domain", "provider", "tag"]),
      );
      expect(paths["/suppressions"].post.requestBody.content["application/json"].schema.required).toEqual(["address"]);
    });

    it("is ready, and has metrics behind a key", async () => {
      const ready = await health.GET();
      expect([ready.status, await ready.json()]).toEqual([
        200,
        { status: "ok", checks: { database: "ok", migrations: "ok", queue: "ok" } },
      ]);
      const open = new Request("http://localhost:3000/api/metrics");
      expect((await metrics.GET(open)).status).toBe(401);
      const asked = new Request("http://localhost:3000/api/metrics", { headers: { authorization: `Bearer ${key}` } });
      const answer = await metrics.GET(asked);
      const text = await answer.text();
      expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
      expect(text).toMatch(/^mailgauge_messages_24h\{outcome="delivered"\} \d+$/m);
      expect(text).toMatch(/^mailgauge_send_limit_share\{source="postal",server="5f1c0f6e"\} 0.95$/m);
      expect(text).toMatch(/^process_cpu_seconds_total /m);
    });
  },
  { lifetime: "describe" },
);
