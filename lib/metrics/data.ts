import "server-only";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { readSummary } from "@/lib/cube/data";
import { presetRange } from "@/lib/cube/range";
import { reader } from "@/lib/db/client";
import { pipeline } from "@/lib/ingest/pipeline";
import type { Millis } from "@/lib/ingest/types";
import { listLimits } from "@/lib/limits/data";
import { readSettings } from "@/lib/settings/data";
import { singleton } from "@/lib/singleton";
import { readSources } from "@/lib/sources/data";

const processRegistry = () =>
  singleton("process metrics", () => {
    const register = new Registry();
    collectDefaultMetrics({ register });
    return register;
  });

interface Sample {
  labels: Record<string, string>;
  value: number;
}

function gauge(register: Registry, name: string, help: string, samples: readonly Sample[]): void {
  const labelNames = [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))];
  const made = new Gauge({ name: `mailgauge_${name}`, help, labelNames, registers: [register] });
  for (const { labels, value } of samples) {
    made.set(labels, value);
  }
}

const one = (value: number): Sample[] => [{ labels: {}, value }];

async function addFigures(register: Registry, now: Millis, zone: string): Promise<void> {
  const { current } = await readSummary(presetRange("24h", now, zone), {});
  const { deliveryRate, bounceRate, openRate, clickRate, attempts, ...counts } = current;
  gauge(
    register,
    "messages_24h",
    "Outgoing messages of the last 24 hour buckets, by what became of them; those opened and clicked are delivered too.",
    Object.entries(counts).map(([outcome, value]) => ({ labels: { outcome }, value })),
  );
  gauge(register, "attempts_24h", "Delivery attempts of the last 24 hour buckets.", one(attempts));
  const rates = Object.entries({ delivery: deliveryRate, bounce: bounceRate, open: openRate, click: clickRate });
  gauge(
    register,
    "rate_24h",
    "Rates of the last 24 hour buckets as fractions of 1; absent without volume.",
    rates.flatMap(([rate, value]) => (value === null ? [] : [{ labels: { rate }, value }])),
  );
}

async function addSources(register: Registry, now: Millis, zone: string): Promise<void> {
  const { sources } = await readSources(now, zone, "");
  const per = (name: string, help: string, read: (source: (typeof sources)[number]) => number | null) =>
    gauge(
      register,
      name,
      help,
      sources.flatMap((source) => {
        const value = read(source);
        return value === null ? [] : [{ labels: { source: source.id }, value }];
      }),
    );
  per("source_events_24h", "Events that arrived in the last 24 hours.", ({ events24h }) => events24h);
  per("source_last_event_timestamp_seconds", "Arrival of the newest event.", ({ lastEventAt }) =>
    lastEventAt === null ? null : lastEventAt / 1000,
  );
  per("source_quarantined", "Bodies in quarantine.", ({ quarantined }) => quarantined);
  gauge(
    register,
    "source_refusals_24h",
    "Refused webhooks of the last 24 hours, by reason.",
    sources.flatMap(({ id, refusals }) =>
      refusals.map(({ reason, last24h }) => ({ labels: { source: id, reason }, value: last24h })),
    ),
  );
}

/** Prometheus text: this process, and the figures that alerts are made of. */
export async function readMetrics(now: Millis): Promise<{ text: string; contentType: string }> {
  const { timeZone } = await readSettings();
  const register = new Registry();
  await addFigures(register, now, timeZone);
  await addSources(register, now, timeZone);
  gauge(register, "queue_waiting", "Events that wait to be written.", one(pipeline().waiting));
  gauge(
    register,
    "suppressions",
    "Addresses suppressed now, on all lists.",
    one(
      await reader().suppression.count({ where: { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }] } }),
    ),
  );
  gauge(
    register,
    "send_limit_share",
    "Reported volume of a mail server as a fraction of its limit.",
    (await listLimits(now)).flatMap(({ sourceId, serverUuid, share }) =>
      share === null ? [] : [{ labels: { source: sourceId, server: serverUuid }, value: share }],
    ),
  );
  const text = `${await register.metrics()}\n${await processRegistry().metrics()}`;
  return { text, contentType: register.contentType };
}
