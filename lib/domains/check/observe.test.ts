import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPublicName } from "@/lib/dns/public-name";
import { openDns } from "@/lib/dns/resolver";
import { observe } from "@/lib/domains/check/observe";
import { type ObservedRecords, observedRecords } from "@/lib/domains/check/types";
import { type DomainCase, infrastructure, selector, sender } from "@/lib/testing/dns/cases/case";
import { dkimCases } from "@/lib/testing/dns/cases/dkim";
import { faultCases, slowCases } from "@/lib/testing/dns/cases/faults";
import { hostileCases } from "@/lib/testing/dns/cases/hostile";
import { dmarcCases, mxCases, returnPathCases, wholeCases } from "@/lib/testing/dns/cases/others";
import { spfCases } from "@/lib/testing/dns/cases/spf";
import { type DnsServer, type Mode, startDnsServer } from "@/lib/testing/dns/server";
import type { Zone } from "@/lib/testing/dns/zone";

const cases = [
  ...[...wholeCases, ...spfCases, ...dkimCases, ...mxCases, ...returnPathCases, ...dmarcCases],
  ...[...faultCases, ...hostileCases],
];
const zone: Zone = Object.assign({}, infrastructure, ...[...cases, ...slowCases].map((one) => one.zone));
const longestMillis = 10_000;

let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer(zone);
});
afterAll(() => server.stop());

function check(
  { domain, selectors = [selector], expected = [sender] }: DomainCase,
  at: DnsServer = server,
): Promise<ObservedRecords> {
  const dns = openDns({ servers: [at.address], privateNames: false });
  return observe(dns, { domain, selectors, expected, learnt: {} });
}

/** Status, and codes of the findings in the order of the alphabet. */
const inShort = (records: ObservedRecords) =>
  Object.fromEntries(
    observedRecords.map((name) => [
      name,
      [records[name].status, ...[...new Set(records[name].findings.map(({ code }) => code))].sort()],
    ]),
  );
const saidBy = ({ says }: DomainCase) =>
  Object.fromEntries(
    observedRecords.map((name) => {
      const [status = "OK", ...codes] = says[name] ?? [];
      return [name, [status, ...codes.sort()]];
    }),
  );

describe("a domain is looked at whole, against a real name server", () => {
  test.concurrent.each(cases.map((one) => [one.domain, one] as const))("%s", async (_, one) => {
    const records = await check(one);
    expect(inShort(records)).toEqual(saidBy(one));
    for (const { findings } of Object.values(records)) {
      for (const { text } of findings) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what may come from DNS and must not be shown
        expect(text).toMatch(/^[^\u0000-\u001f\u007f]{20,}\.$/);
      }
    }
  });
});

describe("a name that is slow", () => {
  test.concurrent.each(slowCases.map((one) => [one.domain, one] as const))("%s: is never at fault", async (_, one) => {
    const started = performance.now();
    const records = await check(one);
    expect(performance.now() - started).toBeLessThan(longestMillis);
    for (const name of observedRecords) {
      expect(one.says[name] === undefined ? ["OK"] : ["OK", "NotKnown"]).toContain(records[name].status);
    }
  });
});

test("nothing that is no public domain name was asked for", () => {
  expect(server.queries.length).toBeGreaterThan(500);
  expect(server.queries.filter(({ name }) => !isPublicName(name))).toEqual([]);
});

test("there are sixty domains and more", () => {
  expect(new Set(cases.map(({ domain }) => domain)).size).toBeGreaterThanOrEqual(60);
  expect(cases.length).toBe(new Set(cases.map(({ domain }) => domain)).size);
});

test("no domain's zone writes over another's", () => {
  const names = [infrastructure, ...[...cases, ...slowCases].map((one) => one.zone)].flatMap((one) => Object.keys(one));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("a name server that does not do its work", () => {
  const some = cases.filter(({ domain }) => /^(right|spf-forty|spf-loop|spf-10k|dkim-two|mx-partly)\./.test(domain));

  async function checkAll(mode: Mode): Promise<{ millis: number; records: ObservedRecords[] }> {
    const bad = await startDnsServer(zone, { mode });
    const started = performance.now();
    try {
      const records = await Promise.all(some.map((one) => check(one, bad)));
      return { millis: performance.now() - started, records };
    } finally {
      await bad.stop();
    }
  }

  test.concurrent.each(["silent", "servfail", "refused"] as const)(
    "%s: nothing is known, nothing is at fault, and it ends in time",
    async (mode) => {
      const { millis, records } = await checkAll(mode);
      expect(millis).toBeLessThan(longestMillis);
      const statuses = records.flatMap((one) => observedRecords.map((name) => one[name].status));
      expect(new Set(statuses)).toEqual(new Set(["NotKnown"]));
    },
  );

  test.concurrent("slow: it ends in time, and what has not been answered is not at fault", async () => {
    const { millis, records } = await checkAll("slow");
    expect(millis).toBeLessThan(longestMillis);
    const right = records[some.findIndex(({ domain }) => domain.startsWith("right."))];
    for (const name of observedRecords) {
      expect(["OK", "NotKnown"]).toContain(right?.[name].status);
    }
  });

  test.concurrent("truncating: everything is asked for again by TCP, with the same result", async () => {
    const { records } = await checkAll("truncate");
    expect(records.map(inShort)).toEqual(some.map(saidBy));
  });
});

test("a long answer that does not fit a datagram comes by TCP", async () => {
  const long = cases.filter(({ domain }) => domain.startsWith("spf-10k."));
  await Promise.all(long.map((one) => check(one)));
  expect(server.queries.some(({ transport, name }) => transport === "tcp" && name.startsWith("spf-10k."))).toBe(true);
});
