import "server-only";

import type { KeyObject } from "node:crypto";
import { fetchJwks, readPublicKey, readStoredJwk, type SigningKey } from "@/lib/ingest/jwks";
import { TokenBucket } from "@/lib/ingest/token-bucket";
import type { Millis } from "@/lib/ingest/types";
import { maxKeysTried } from "@/lib/ingest/verify";

/** A key as it is kept over a restart. */
export interface StoredKey {
  /** "" for a key without one. */
  kid: string;
  /** JSON */
  jwk: string;
  fetchedAt: Millis;
}

export type KeyLookup =
  | { kind: "keys"; keys: KeyObject[] }
  /** A refresh that succeeded does not know the key id: refuse for good. */
  | { kind: "unknown" }
  /** Nobody can say now: ask the sender to come back after so many seconds. */
  | { kind: "unavailable"; retryAfter: number };

/** For the page about a source; errors in words, times in milliseconds. */
export interface KeyStatus {
  lastFetchedAt: Millis | null;
  failingSince: Millis | null;
  lastError: string | null;
  kids: string[];
  pasted: boolean;
}

export interface KeyRingOptions {
  jwksUrl: string | null;
  /** A pasted PEM public key, beside or instead of the JWKS. */
  publicKey: string | null;
  load: () => Promise<StoredKey[]>;
  /** Replaces what was saved before. */
  save: (keys: StoredKey[]) => Promise<void>;
  fetch?: typeof fetch;
  now?: () => Millis;
}

/** How long keys serve before they are fetched again in the background. */
const freshFor: Millis = 60 * 60 * 1000;
/** Between two background tries while the address is down. */
const backgroundPause: Millis = 60 * 1000;
/** Fetches that a request waits for: so many at once, then one each interval. */
const burst = 4;
const interval: Millis = 15 * 1000;
const maxUnknownKids = 100;
const leastRetryAfter = 5;

/** The public keys of one source. Make one a source and process: rate and cache live in it. */
export class KeyRing {
  readonly #options: KeyRingOptions;
  readonly #fetch: typeof fetch;
  readonly #now: () => Millis;
  readonly #bucket: TokenBucket;
  readonly #pasted: KeyObject | null;
  readonly #pastedError: string | null;
  /** When a refresh that succeeded did not find the kid. */
  readonly #unknownKids = new Map<string, Millis>();
  #keys: readonly SigningKey[] = [];
  #loading: Promise<void> | null = null;
  #refreshing: Promise<boolean> | null = null;
  #triedAt: Millis | null = null;
  #lastFetchedAt: Millis | null = null;
  #failingSince: Millis | null = null;
  #lastError: string | null = null;

  constructor(options: KeyRingOptions) {
    this.#options = options;
    this.#fetch = options.fetch ?? fetch;
    this.#now = options.now ?? Date.now;
    this.#bucket = new TokenBucket(burst, interval, this.#now());
    const pasted = options.publicKey === null ? null : readPublicKey(options.publicKey);
    this.#pasted = pasted?.ok ? pasted.value : null;
    this.#pastedError = pasted?.ok === false ? pasted.error : null;
  }

  /** The keys to try for a request that names this kid, or none. Waits for at most one fetch (2 s). */
  async keysFor(kid: string | null): Promise<KeyLookup> {
    await this.#loadOnce();
    this.#refreshIfStale();
    const known = this.#find(kid);
    const fetched = this.#keys.length > 0 || this.#options.jwksUrl === null;
    if (known.length > 0 && fetched) {
      return { kind: "keys", keys: known };
    }
    if (this.#options.jwksUrl === null || (kid !== null && this.#isRecentlyUnknown(kid))) {
      return this.#withoutJwks();
    }
    const refreshed = await this.#refresh();
    const found = this.#find(kid);
    if (found.length > 0) {
      return { kind: "keys", keys: found };
    }
    if (refreshed && kid !== null) {
      this.#rememberUnknown(kid);
      return this.#pasted === null ? { kind: "unknown" } : { kind: "keys", keys: [this.#pasted] };
    }
    return this.#pasted === null ? this.#unavailable() : { kind: "keys", keys: [this.#pasted] };
  }

  /** What is known of the keys now; starts no fetch. */
  async status(): Promise<KeyStatus> {
    await this.#loadOnce();
    return {
      lastFetchedAt: this.#lastFetchedAt,
      failingSince: this.#failingSince,
      lastError: this.#lastError ?? this.#pastedError,
      kids: this.#keys.map(({ kid }) => kid),
      pasted: this.#pasted !== null,
    };
  }

  /** Keys of the JWKS for a kid; without one, all that may have signed, the pasted key included. */
  #find(kid: string | null): KeyObject[] {
    if (kid !== null) {
      return this.#keys.filter((entry) => entry.kid === kid).map(({ key }) => key);
    }
    const fetched = this.#keys.map(({ key }) => key);
    return (this.#pasted === null ? fetched : [this.#pasted, ...fetched]).slice(0, maxKeysTried);
  }

  /** The answer where the JWKS is not asked: there is none, or it said a moment ago that it does not know the kid. */
  #withoutJwks(): KeyLookup {
    if (this.#pasted !== null) {
      return { kind: "keys", keys: [this.#pasted] };
    }
    return this.#options.jwksUrl === null ? this.#unavailable() : { kind: "unknown" };
  }

  #unavailable(): KeyLookup {
    const seconds = Math.ceil(this.#bucket.wait(this.#now()) / 1000);
    return { kind: "unavailable", retryAfter: Math.max(leastRetryAfter, seconds) };
  }

  #isRecentlyUnknown(kid: string): boolean {
    const since = this.#unknownKids.get(kid);
    // Either way: a clock that was set back must not make it last.
    return since !== undefined && Math.abs(this.#now() - since) < interval;
  }

  #rememberUnknown(kid: string): void {
    this.#unknownKids.delete(kid);
    this.#unknownKids.set(kid, this.#now());
    const [oldest] = this.#unknownKids.keys();
    if (this.#unknownKids.size > maxUnknownKids && oldest !== undefined) {
      this.#unknownKids.delete(oldest);
    }
  }

  /** Old keys go on serving meanwhile, so nobody waits for this one. */
  #refreshIfStale(): void {
    const now = this.#now();
    const stale = this.#keys.length > 0 && now - (this.#lastFetchedAt ?? 0) >= freshFor;
    const rested = this.#triedAt === null || now - this.#triedAt >= backgroundPause;
    if (this.#options.jwksUrl !== null && stale && rested && this.#refreshing === null) {
      void this.#start(this.#options.jwksUrl);
    }
  }

  /** True if a fetch that was under way, or could be started within the rate, succeeded. */
  async #refresh(): Promise<boolean> {
    if (this.#refreshing !== null) {
      return this.#refreshing;
    }
    if (this.#options.jwksUrl === null || !this.#bucket.take(this.#now())) {
      return false;
    }
    return this.#start(this.#options.jwksUrl);
  }

  #start(url: string): Promise<boolean> {
    this.#triedAt = this.#now();
    const refreshing = this.#fetchKeys(url).finally(() => {
      this.#refreshing = null;
    });
    this.#refreshing = refreshing;
    return refreshing;
  }

  async #fetchKeys(url: string): Promise<boolean> {
    const result = await fetchJwks(url, this.#fetch);
    const now = this.#now();
    if (!result.ok) {
      this.#failingSince ??= now;
      this.#lastError = result.error;
      return false;
    }
    this.#keys = result.value;
    this.#lastFetchedAt = now;
    this.#failingSince = null;
    this.#lastError = null;
    this.#save(now);
    return true;
  }

  /** Best effort: keys that could not be kept are fetched again after a restart. */
  #save(fetchedAt: Millis): void {
    const stored = this.#keys.map(({ kid, jwk }) => ({ kid, jwk, fetchedAt }));
    this.#options.save(stored).catch(() => {
      this.#lastError = "The keys were fetched but could not be saved.";
    });
  }

  #loadOnce(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      const stored = await this.#options.load();
      const keys = stored.flatMap(({ kid, jwk }) => {
        const key = readStoredJwk(jwk);
        return key === null ? [] : [{ ...key, kid }];
      });
      if (this.#keys.length === 0 && keys.length > 0) {
        this.#keys = keys;
        this.#lastFetchedAt = Math.max(...stored.map(({ fetchedAt }) => fetchedAt));
      }
    } catch {
      // The next request loads again; until then the JWKS is asked.
      this.#loading = null;
    }
  }
}
