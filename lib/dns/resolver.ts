import "server-only";
import { getServers } from "node:dns";
import { Resolver } from "node:dns/promises";
import { domainName, isPublicName } from "@/lib/dns/public-name";
import type { Answer, Dns, LookupFailure, MxRecord } from "@/lib/dns/types";
import type { Millis } from "@/lib/ingest/types";

export interface ResolverOptions {
  /** "address" or "address:port"; null: those of the system. */
  servers: readonly string[] | null;
  /** Names outside of the public suffixes are asked for too. */
  privateNames: boolean;
}

/** c-ares begins with so long, and goes by what the server has needed before. */
const timeoutMillis: Millis = 1500;
const tries = 2;
/** `node:dns` tells the time to live of addresses alone; the rest is kept for so long. */
const keptMillis: Millis = 5 * 60_000;
const keptNoneMillis: Millis = 60_000;
const cacheSize = 5000;

interface Kept {
  answer: Promise<Answer<unknown>>;
  until: Millis;
}

/** The resolvers that will be asked, for people to read. */
export const serversOf = ({ servers }: ResolverOptions): string[] => [...(servers ?? getServers())];

/**
 * Lookups through `node:dns`, which goes to TCP where an answer is cut. Equal lookups under way are one; answers are
 * kept for their time to live, five minutes at most. A lookup that failed is not kept.
 */
export function openDns(options: ResolverOptions): Dns {
  const resolver = new Resolver({ timeout: timeoutMillis, tries });
  if (options.servers !== null) {
    resolver.setServers([...options.servers]);
  }
  const kept = new Map<string, Kept>();

  const ask = <T>(type: string, text: string, lookUp: (name: string) => Promise<Lookup<T>>): Promise<Answer<T>> => {
    const name = domainName(text);
    if (name === null || !(options.privateNames || isPublicName(name))) {
      return Promise.resolve({ kind: "failed", failure: "not-public" });
    }
    const key = `${type} ${name}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > Date.now()) {
      return known.answer as Promise<Answer<T>>;
    }
    const lookup = lookUp(name);
    const entry: Kept = { answer: lookup.then(({ answer }) => answer), until: Number.POSITIVE_INFINITY };
    keepWithin(kept, key, entry);
    void lookup.then(({ answer, ttlMillis }) => {
      entry.until = answer.kind === "failed" ? 0 : Date.now() + Math.min(ttlMillis, keptMillis);
    });
    return entry.answer as Promise<Answer<T>>;
  };

  return {
    txt: (name) => ask("TXT", name, (ascii) => settled(resolver.resolveTxt(ascii), (parts) => parts.join(""))),
    mx: (name) => ask<MxRecord>("MX", name, (ascii) => settled(resolver.resolveMx(ascii), mxOf)),
    cname: (name) => ask("CNAME", name, (ascii) => settled(resolver.resolveCname(ascii), bare)),
    addresses: (name) => ask("A", name, (ascii) => addressesOf(resolver, ascii)),
  };
}

interface Lookup<T> {
  answer: Answer<T>;
  ttlMillis: Millis;
}

const bare = (name: string) => name.toLowerCase().replace(/\.$/, "");
const mxOf = ({ exchange, priority }: MxRecord): MxRecord => ({ exchange: bare(exchange), priority });

async function settled<Raw, T>(query: Promise<readonly Raw[]>, read: (raw: Raw) => T): Promise<Lookup<T>> {
  try {
    const records = (await query).map(read);
    // At the end of an alias that has no such record, c-ares gives none and no error.
    return records.length === 0
      ? { answer: { kind: "none", exists: true }, ttlMillis: keptNoneMillis }
      : { answer: { kind: "found", records }, ttlMillis: keptMillis };
  } catch (error) {
    return { answer: refusalOf(error), ttlMillis: keptNoneMillis };
  }
}

/** The name exists if it has either kind of address; if one is unknown and the other absent, nobody knows. */
async function addressesOf(resolver: Resolver, name: string): Promise<Lookup<string>> {
  const [v4, v6] = await Promise.all([
    settled(resolver.resolve4(name, { ttl: true }), (record) => record),
    settled(resolver.resolve6(name, { ttl: true }), (record) => record),
  ]);
  const found = [v4, v6].flatMap(({ answer }) => (answer.kind === "found" ? answer.records : []));
  if (found.length > 0) {
    return {
      answer: { kind: "found", records: found.map(({ address }) => address) },
      ttlMillis: Math.min(...found.map(({ ttl }) => ttl * 1000)),
    };
  }
  const failed = [v4.answer, v6.answer].find(({ kind }) => kind === "failed");
  const none = v4.answer as Answer<string>;
  return { answer: (failed as Answer<string> | undefined) ?? none, ttlMillis: keptNoneMillis };
}

/** c-ares' codes: https://nodejs.org/docs/latest-v20.x/api/dns.html#error-codes */
function refusalOf(error: unknown): Answer<never> {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOTFOUND" || code === "ENODATA") {
    return { kind: "none", exists: code === "ENODATA" };
  }
  return { kind: "failed", failure: failures[String(code)] ?? "server" };
}

const failures: Readonly<Record<string, LookupFailure>> = {
  ETIMEOUT: "timeout",
  ECONNREFUSED: "timeout",
  ECANCELLED: "timeout",
  EBADNAME: "not-public",
};

function keepWithin(kept: Map<string, Kept>, key: string, entry: Kept): void {
  kept.delete(key);
  if (kept.size >= cacheSize) {
    const [oldest] = kept.keys();
    kept.delete(oldest ?? key);
  }
  kept.set(key, entry);
}

/** The same lookups, of which none takes longer than what is left of the time. */
export function within(dns: Dns, millis: Millis): Dns & { done: () => void } {
  const late: Answer<never> = { kind: "failed", failure: "timeout" };
  let over: (answer: Answer<never>) => void = () => undefined;
  const deadline = new Promise<Answer<never>>((resolve) => {
    over = resolve;
  });
  const timer = setTimeout(() => over(late), millis);
  const raced =
    <T>(lookUp: (name: string) => Promise<Answer<T>>) =>
    (name: string): Promise<Answer<T>> =>
      Promise.race([deadline, lookUp(name)]);
  return {
    txt: raced(dns.txt),
    mx: raced(dns.mx),
    cname: raced(dns.cname),
    addresses: raced(dns.addresses),
    done: () => clearTimeout(timer),
  };
}
