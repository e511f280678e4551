import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Counting } from "@/lib/cube/types";
import { reader } from "@/lib/db/client";
import { DatabaseUnavailable } from "@/lib/db/failure";
import { KeyRing } from "@/lib/ingest/keys";
import { readPrunedBefore } from "@/lib/retention/data";
import { defaultSettings } from "@/lib/settings/constants";
import { readSettings } from "@/lib/settings/data";
import { singleton } from "@/lib/singleton";
import { keyStore } from "@/lib/sources/key-store";

/** A source as the ingest needs it. */
export interface ActiveSource {
  id: string;
  kind: string;
  slug: string;
  boundTo: readonly string[] | null;
  countTags: boolean;
  countTenants: boolean;
  keys: KeyRing;
}

interface Registry {
  sources: ReadonlyMap<string, ActiveSource>;
  byId: ReadonlyMap<string, ActiveSource>;
  zone: string;
  retentionDays: number | null;
  /** Messages before this were deleted; null if none were. */
  prunedBefore: number | null;
  readAt: number;
  reading: Promise<void> | null;
  rings: Map<string, KeyRing>;
}

/** How old the view of sources and settings may be: changes made by another process show after this. */
const freshMillis = 3000;
/** An unknown slug may be one that was just added, but must not cost a read for every wrong request. */
const missMillis = 500;

const state = singleton<Registry>("sources", () => ({
  sources: new Map(),
  byId: new Map(),
  zone: defaultSettings.timeZone,
  retentionDays: defaultSettings.retentionDays,
  prunedBefore: null,
  readAt: Number.NEGATIVE_INFINITY,
  reading: null,
  rings: new Map(),
}));

const columns = {
  id: true,
  kind: true,
  slug: true,
  jwksUrl: true,
  publicKey: true,
  boundTo: true,
  countTags: true,
  countTenants: true,
} as const;

interface SourceRow {
  id: string;
  jwksUrl: string | null;
  publicKey: string | null;
}

/** A ring keeps its cached keys for as long as the source's addresses stay the same. */
function ringFor(source: SourceRow): KeyRing {
  const identity = JSON.stringify([source.id, source.jwksUrl, source.publicKey]);
  let ring = state.rings.get(identity);
  if (ring === undefined) {
    ring = new KeyRing({
      jwksUrl: source.jwksUrl,
      publicKey: source.publicKey,
      ...keyStore(source.id),
    });
    state.rings.set(identity, ring);
  }
  return ring;
}

const boundToSchema = z.array(z.string());
const boundTo = (text: string) => boundToSchema.parse(JSON.parse(text));

async function read(): Promise<void> {
  const [rows, settings, prunedBefore] = await Promise.all([
    reader().source.findMany({ select: columns }),
    readSettings(),
    readPrunedBefore(),
  ]);
  const sources = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    boundTo: row.boundTo === null ? null : boundTo(row.boundTo),
    countTags: row.countTags,
    countTenants: row.countTenants,
    keys: ringFor(row),
  }));
  state.sources = new Map(sources.map((source) => [source.slug, source]));
  state.byId = new Map(sources.map((source) => [source.id, source]));
  state.zone = settings.timeZone;
  state.retentionDays = settings.retentionDays;
  state.prunedBefore = prunedBefore;
  state.readAt = performance.now();
}

/** A database that hangs without a word must not hold a webhook up for long: its sender gives up at 5 s. */
const patienceMillis = 1000;

async function refresh(maxAge: number): Promise<void> {
  if (performance.now() - state.readAt <= maxAge) {
    return;
  }
  state.reading ??= read().finally(() => {
    state.reading = null;
  });
  const reading = state.reading.then(() => "read" as const);
  const outcome = await Promise.race([reading, sleep(patienceMillis, "late" as const, { ref: false })]);
  if (outcome === "late") {
    reading.catch(() => undefined);
    if (state.sources.size === 0) {
      throw new DatabaseUnavailable("The database does not answer. Check that it runs and that DATABASE_URL is right.");
    }
    // The last view serves until the database answers again.
  }
}

/** Looks at sources and settings again if the last look is some seconds old. */
export const refreshSources = (): Promise<void> => refresh(freshMillis);

/** The source of a webhook's address; null if there is none. */
export async function findSource(slug: string): Promise<ActiveSource | null> {
  await refreshSources();
  const found = state.sources.get(slug);
  if (found !== undefined) {
    return found;
  }
  await refresh(missMillis);
  return state.sources.get(slug) ?? null;
}

/** Forgets the view, so that the next look reads again. */
export function sourcesChanged(): void {
  state.readAt = Number.NEGATIVE_INFINITY;
}

/** How a source's messages are counted now. */
export function countingOf(sourceId: string): Counting {
  const source = state.byId.get(sourceId);
  return { zone: state.zone, countTags: source?.countTags ?? true, countTenants: source?.countTenants ?? true };
}

const dayMillis = 86_400_000;

/** Messages older than this are pruned, by the setting or once by hand; null keeps everything. */
export function horizonAt(now: number): number | null {
  const kept = state.retentionDays === null ? null : now - state.retentionDays * dayMillis;
  return kept === null || state.prunedBefore === null
    ? (kept ?? state.prunedBefore)
    : Math.max(kept, state.prunedBefore);
}

/** The key ring of a source, for its page. */
export function keyRingOf(sourceId: string): KeyRing | null {
  return state.byId.get(sourceId)?.keys ?? null;
}
