import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { KeyRing, type KeyRingOptions, type StoredKey } from "@/lib/ingest/keys";
import { verifySignature } from "@/lib/ingest/verify";

const url = "https://postal.example.com/.well-known/jwks.json";
const start = 1_764_065_000_000;
const second = 1000;
const hour = 3600 * second;

interface Pair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

let one: Pair;
let two: Pair;
let now: number;
let answer: () => Response | Promise<Response>;
let fetches: RequestInit[];
let saved: StoredKey[][];

beforeAll(() => {
  // The size that Postal's installer makes.
  one = generateKeyPairSync("rsa", { modulusLength: 1024 });
  two = generateKeyPairSync("rsa", { modulusLength: 2048 });
});

beforeEach(() => {
  now = start;
  fetches = [];
  saved = [];
  answer = () => jwks({ k1: one });
});

afterEach(() => {
  vi.useRealTimers();
});

function jwk(pair: Pair, more: object = {}): object {
  return { ...pair.publicKey.export({ format: "jwk" }), ...more };
}

function jwks(keys: Record<string, Pair>): Response {
  return Response.json({
    keys: Object.entries(keys).map(([kid, pair]) => jwk(pair, { kid, use: "sig", alg: "RS256" })),
  });
}

function pem({ publicKey }: Pair): string {
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}

function ring(more: Partial<KeyRingOptions> = {}): KeyRing {
  return new KeyRing({
    jwksUrl: url,
    publicKey: null,
    load: async () => [],
    save: async (keys) => {
      saved.push(keys);
    },
    fetch: async (_, init) => {
      fetches.push(init ?? {});
      return answer();
    },
    now: () => now,
    ...more,
  });
}

async function keysOf(keys: KeyRing, kid: string | null): Promise<KeyObject[]> {
  const found = await keys.keysFor(kid);
  if (found.kind !== "keys") {
    throw new Error(found.kind);
  }
  return found.keys;
}

function signedBy(pair: Pair, keys: KeyObject[]): boolean {
  const body = new TextEncoder().encode("{}");
  const signature = createSign("sha1").update(body).sign(pair.privateKey);
  return verifySignature(body, { family: "postal", algorithm: "sha1", signature, kid: null }, keys);
}

const down = () => new Response("down", { status: 502 });

describe("fetching", () => {
  it("gets the keys once, for all that ask at the same time, and keeps them", async () => {
    const keys = ring();
    const all = await Promise.all(Array.from({ length: 20 }, () => keysOf(keys, "k1")));
    expect(all.every((found) => signedBy(one, found))).toBe(true);
    await keysOf(keys, "k1");
    expect(fetches).toHaveLength(1);
    expect(saved).toEqual([[{ kid: "k1", jwk: expect.stringContaining('"kty":"RSA"'), fetchedAt: start }]]);
    expect(await keys.status()).toEqual({
      lastFetchedAt: start,
      failingSince: null,
      lastError: null,
      kids: ["k1"],
      pasted: false,
    });
  });

  it("uses RSA keys only and looks at neither use nor alg", async () => {
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const odd = [jwk(curve, { kid: "ec" }), { kty: "RSA", kid: "bad", n: "!", e: "AQAB" }, 5, null];
    answer = () => Response.json({ keys: [...odd, jwk(two, { kid: "k2", use: "enc", alg: "PS512" })] });
    const keys = ring();
    expect(signedBy(two, await keysOf(keys, "k2"))).toBe(true);
    expect((await keys.status()).kids).toEqual(["k2"]);
  });

  it("follows no redirect and says so", async () => {
    answer = () => new Response(null, { status: 302, headers: { location: "http://192.0.2.1/" } });
    const keys = ring();
    expect((await keys.keysFor("k1")).kind).toBe("unavailable");
    expect(fetches[0]?.redirect).toBe("manual");
    expect((await keys.status()).lastError).toContain("302");
  });

  it.each([
    ["an error", down, "502"],
    ["no JSON", () => new Response("<html>"), "key set"],
    ["no keys", () => Response.json({ keys: [] }), "no RSA key"],
    ["too much", () => new Response("x".repeat(256 * 1024 + 1)), "256 KiB"],
    ["nothing", () => Promise.reject(new TypeError("fetch failed")), "could not be reached"],
  ])("is unavailable, with the reason in words, if the address answers with %s", async (_, bad, words) => {
    answer = bad;
    const keys = ring();
    expect(await keys.keysFor("k1")).toEqual({ kind: "unavailable", retryAfter: 5 });
    expect(await keys.status()).toMatchObject({ failingSince: start, lastError: expect.stringContaining(words) });
  });

  it("gives up after two seconds", async () => {
    vi.useFakeTimers();
    answer = () => new Promise(() => undefined);
    const keys = ring();
    const asked = keys.keysFor("k1");
    await vi.advanceTimersByTimeAsync(2000);
    expect((await asked).kind).toBe("unavailable");
    expect(fetches[0]?.signal?.aborted).toBe(true);
    expect((await keys.status()).lastError).toContain("2 s");
  });
});

describe("an old cache", () => {
  it("serves for an hour without asking, then goes on serving while it is refreshed behind", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    now = start + hour - 1;
    await keysOf(keys, "k1");
    expect(fetches).toHaveLength(1);
    now = start + hour;
    let arrive: (response: Response) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
    expect(fetches).toHaveLength(2);
    arrive(jwks({ k1: one, k2: two }));
    await vi.waitFor(async () => expect((await keys.status()).kids).toEqual(["k1", "k2"]));
    expect((await keys.status()).lastFetchedAt).toBe(now);
  });

  it("keeps serving for as long as the address is down, and asks once a minute", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    answer = down;
    for (let minute = 0; minute < 600; minute += 1) {
      now = start + hour + minute * 30 * second;
      expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
      await vi.waitFor(async () => expect((await keys.status()).failingSince).not.toBeNull());
    }
    expect(fetches.length).toBeGreaterThan(290);
    expect(fetches.length).toBeLessThan(310);
    expect(await keys.status()).toMatchObject({ failingSince: start + hour, lastFetchedAt: start, kids: ["k1"] });
  });

  it("is never replaced by a set without a usable key", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    answer = () => Response.json({ keys: [] });
    expect((await keys.keysFor("k2")).kind).toBe("unavailable");
    expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
  });

  it("drops a key that the address no longer names", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    answer = () => jwks({ k2: two });
    expect(signedBy(two, await keysOf(keys, "k2"))).toBe(true);
    expect(await keys.keysFor("k1")).toEqual({ kind: "unknown" });
  });
});

describe("a key id that is not known", () => {
  it("is found by a refresh", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    answer = () => jwks({ k1: one, k2: two });
    expect(signedBy(two, await keysOf(keys, "k2"))).toBe(true);
    expect(fetches).toHaveLength(2);
  });

  it("is unknown after a refresh that succeeded, and stays so for 15 s without asking again", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    expect(await keys.keysFor("evil")).toEqual({ kind: "unknown" });
    now += 14_999;
    expect(await keys.keysFor("evil")).toEqual({ kind: "unknown" });
    expect(fetches).toHaveLength(2);
    now += 1;
    expect(await keys.keysFor("evil")).toEqual({ kind: "unknown" });
    expect(fetches).toHaveLength(3);
  });

  it("is asked for at a bounded rate: four at once, then one each 15 s", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    const kinds: string[] = [];
    for (let attempt = 0; attempt < 200; attempt += 1) {
      kinds.push((await keys.keysFor(`random-${attempt}`)).kind);
    }
    expect(fetches).toHaveLength(4);
    expect(kinds.filter((kind) => kind === "unknown")).toHaveLength(3);
    expect(await keys.keysFor("another")).toEqual({ kind: "unavailable", retryAfter: 15 });
    now += 10 * second;
    expect(await keys.keysFor("another")).toEqual({ kind: "unavailable", retryAfter: 5 });
    now += 5 * second;
    expect(await keys.keysFor("another")).toEqual({ kind: "unknown" });
    expect(fetches).toHaveLength(5);
    expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
  });

  it("is unavailable, not unknown, while the address is down", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    answer = down;
    expect((await keys.keysFor("k2")).kind).toBe("unavailable");
    answer = () => jwks({ k1: one, k2: two });
    expect(signedBy(two, await keysOf(keys, "k2"))).toBe(true);
    expect((await keys.status()).failingSince).toBeNull();
  });

  it("is remembered for a hundred ids at most", async () => {
    const keys = ring();
    await keysOf(keys, "k1");
    const asked = Array.from({ length: 150 }, (_, index) => keys.keysFor(`random-${index}`));
    const kinds = new Set((await Promise.all(asked)).map(({ kind }) => kind));
    expect([...kinds]).toEqual(["unknown"]);
    expect(fetches).toHaveLength(2);
    await keys.keysFor("random-149");
    expect(fetches).toHaveLength(2);
    await keys.keysFor("random-0");
    expect(fetches).toHaveLength(3);
  });

  it("is asked for again after the clock was set back", async () => {
    const keys = ring();
    await keys.keysFor("k2");
    now -= hour;
    await keys.keysFor("k2");
    expect(fetches).toHaveLength(2);
  });
});

describe("a request without a key id", () => {
  it("may be signed by any key, one without an id included, and at most ten are tried", async () => {
    answer = () => Response.json({ keys: [jwk(one), jwk(two, { kid: "k2" })] });
    const keys = ring();
    expect(signedBy(one, await keysOf(keys, null))).toBe(true);
    expect(signedBy(two, await keysOf(keys, null))).toBe(true);
    const many = ring();
    answer = () => Response.json({ keys: Array.from({ length: 50 }, () => jwk(one)) });
    expect(await keysOf(many, null)).toHaveLength(10);
  });
});

describe("a pasted key", () => {
  it("serves any key id where there is no JWKS", async () => {
    const keys = ring({ jwksUrl: null, publicKey: pem(one) });
    expect(signedBy(one, await keysOf(keys, "whatever"))).toBe(true);
    expect(signedBy(one, await keysOf(keys, null))).toBe(true);
    expect(fetches).toHaveLength(0);
    expect((await keys.status()).pasted).toBe(true);
  });

  it("serves beside the JWKS where that does not know the id, or is down", async () => {
    const keys = ring({ publicKey: pem(two) });
    expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
    expect(signedBy(two, await keysOf(keys, "old"))).toBe(true);
    expect(signedBy(two, await keysOf(keys, "old"))).toBe(true);
    expect(fetches).toHaveLength(2);
    expect(signedBy(one, await keysOf(keys, null))).toBe(true);
    answer = down;
    const cold = ring({ publicKey: pem(two) });
    expect(signedBy(two, await keysOf(cold, "k1"))).toBe(true);
    expect(signedBy(two, await keysOf(cold, null))).toBe(true);
  });

  it.each([
    ["is no key", () => "ssh-rsa AAAA", "PEM"],
    ["is private", () => one.privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "private"],
    [
      "is not RSA",
      () => generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString(),
      "not an RSA key",
    ],
  ])("that %s is not used, and the page says so", async (_, text, words) => {
    const keys = ring({ jwksUrl: null, publicKey: text() });
    expect((await keys.keysFor("k1")).kind).toBe("unavailable");
    expect(await keys.status()).toMatchObject({ pasted: false, lastError: expect.stringContaining(words) });
  });
});

describe("over a restart", () => {
  it("serves the saved keys although the address is down", async () => {
    await keysOf(ring(), "k1");
    answer = down;
    now += 5 * hour;
    const keys = ring({ load: async () => saved[0] ?? [] });
    expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
    expect(await keys.status()).toMatchObject({ lastFetchedAt: start, kids: ["k1"] });
  });

  it("asks the address if the saved keys cannot be loaded or read, and serves although they cannot be saved", async () => {
    const fail = () => Promise.reject(new Error("disk"));
    const keys = ring({ load: fail, save: fail });
    expect(signedBy(one, await keysOf(keys, "k1"))).toBe(true);
    await vi.waitFor(async () => expect((await keys.status()).lastError).toContain("saved"));
    const garbage = ring({ load: async () => [{ kid: "k1", jwk: "{}", fetchedAt: start }] });
    expect(signedBy(one, await keysOf(garbage, "k1"))).toBe(true);
  });
});
