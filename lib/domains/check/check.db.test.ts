import { expect, it } from "vitest";
import { transaction } from "@/lib/db/client";
import { readCheck, readSpans, readStates } from "@/lib/domains/check/data";
import { dueDomains } from "@/lib/domains/check/due/data";
import { addSelector, claimChecks, removeSelector, saveCheck } from "@/lib/domains/check/mutations";
import { listDomains, readDomain, troubledDomains } from "@/lib/domains/data";
import { record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { describeOnBothEngines } from "@/lib/testing/database";
import { observation } from "@/lib/testing/dns/observation";
import { shuffled } from "@/lib/testing/traffic";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 24, 12, 30);
const domain = "shop.example.com";
const asked = { now, zone: "UTC", dns: { servers: ["127.0.0.1"], privateNames: false } };

const save = (...given: Parameters<typeof observation>) =>
  transaction((tx) => saveCheck(tx, domain, observation(...given)));

/** A sender's report, as it arrives. */
function reportBody(at: number, spf: string): string {
  return JSON.stringify({
    domain,
    uuid: "a1b2c3d4-e5f6-4789-8abc-0123456789ab",
    dns_checked_at: at / 1000,
    ...{ spf_status: spf, spf_error: spf === "OK" ? null : `SPF is ${spf}`, dkim_status: "OK", dkim_error: null },
    ...{ mx_status: "OK", mx_error: null, return_path_status: "OK", return_path_error: null },
    server: { uuid: "s-1", name: "Shop", permalink: "shop", organization: null },
  });
}

async function report(bodies: readonly string[], sourceId = "ark"): Promise<void> {
  const items = bodies.map((body) => {
    const parsed = parseBody({ body, sourceId, receivedAt: now });
    if (!parsed.ok || parsed.value.kind !== "event") {
      throw new Error(`not an event: ${body}`);
    }
    return { kind: "event" as const, event: parsed.value.event };
  });
  const context = { now, counting: () => ({ zone: "UTC", countTags: true, countTenants: true }), horizon: null };
  await transaction((tx) => record(tx, items, context));
}

const addSource = () =>
  transaction((tx) =>
    tx.source.create({ data: { id: "ark", kind: "ark", name: "Ark", slug: "ark-1", createdAt: new Date(now) } }),
  );
/** "Invalid 1-3": status, and from and to in hours before now. */
const inShort = (spans: readonly { status: string; from: number; to: number }[]) =>
  spans.map(({ status, from, to }) => `${status} ${(now - from) / hour}-${(now - to) / hour}`);

describeOnBothEngines("our checks of a domain", () => {
  it("lengthen a state, begin a new one at a change, and after hours in which nobody looked", async () => {
    await save(now - 20 * hour);
    await save(now - 19 * hour);
    await save(now - 10 * hour);
    await save(now - 9 * hour, { spf: { status: "Invalid", value: "v=spf1 +all" } });
    await save(now - 8 * hour, { spf: { status: "Invalid", value: "v=spf1 ?all" } });
    await save(now - 7 * hour, { spf: { status: "NotKnown" } });
    await save(now - 6 * hour, { spf: { status: "Invalid", value: "v=spf1 ?all" } });
    const spans = (await readSpans(domain, 0)).filter((span) => span.record === "spf");
    expect(inShort(spans)).toEqual(["OK 20-19", "OK 10-10", "Invalid 9-9", "Invalid 8-6"]);
    expect(spans.map(({ found }) => found)).toEqual(["spf", "spf", "v=spf1 +all", "v=spf1 ?all"]);
    const states = (await readStates([domain])).get(domain);
    expect(states?.spf).toEqual({
      observed: { status: "Invalid", reason: "spf is wrong.", since: now - 8 * hour, at: now - 6 * hour },
      rightAt: now - 10 * hour,
    });
  });

  it("keep the newest, and what was right when it was right", async () => {
    await save(now - 2 * hour, { dmarc: { status: "OK", value: "v=DMARC1; p=none" } });
    await save(now - hour, { dmarc: { status: "Missing" } });
    await save(now - 3 * hour, { dmarc: { status: "OK", value: "older" } });
    const check = await readCheck(domain);
    expect(check.checkedAt).toBe(now - hour);
    expect(check.observation).toEqual(observation(now - hour, { dmarc: { status: "Missing" } }));
    expect(check.learnt.dmarc).toEqual({ value: "v=DMARC1; p=none", at: now - 2 * hour });
  });

  it("take a domain up once, until the check is kept or its process must have died", async () => {
    const claim = (at: number) => transaction((tx) => claimChecks(tx, ["b.example.com", domain], at));
    expect(await claim(now)).toEqual(["b.example.com", domain]);
    expect(await claim(now + minute)).toEqual([]);
    await save(now + minute);
    expect(await claim(now + minute)).toEqual([domain]);
    expect(await claim(now + 3 * minute)).toEqual(["b.example.com", domain]);
  });

  it("are due every hour, and soon after a report that came since", async () => {
    const due = async () => (await dueDomains(new Map([["b.example.com", ["ark"]]]), now)).map(({ name }) => name);
    await report([reportBody(now - 30 * minute, "Missing")]);
    expect(await due()).toEqual(["b.example.com", domain]);
    await save(now - 20 * minute);
    expect(await due()).toEqual(["b.example.com"]);
    await report([reportBody(now - 10 * minute, "Missing")]);
    expect(await due()).toEqual(["b.example.com", domain]);
    await save(now - minute);
    await report([reportBody(now - 0.5 * minute, "Missing")]);
    expect(await due()).toEqual(["b.example.com"]);
  });
});

describeOnBothEngines("a domain by reports and checks", () => {
  it("is mended when a check after the report finds it right, with both times", async () => {
    await addSource();
    await report([reportBody(now - 100 * minute, "Missing")]);
    expect(await troubledDomains(now)).toEqual([domain]);
    await save(now - 30 * minute);
    const [row] = await listDomains(asked);
    expect(row?.standings.spf).toEqual({
      standing: "mended",
      reported: { status: "Missing", error: "SPF is Missing", sourceName: "Ark", at: now - 100 * minute, holds: true },
      observed: { status: "OK", reason: null, since: now - 30 * minute, at: now - 30 * minute },
      rightAt: now - 30 * minute,
    });
    expect(row?.verdict.kind).toBe("safe");
    expect(await troubledDomains(now)).toEqual([]);
  });

  it("is at fault by a check alone, and not by a resolver that does not answer", async () => {
    await save(now - minute, { dkim: { status: "Invalid" } });
    await report([reportBody(now - 10 * hour, "OK")]);
    expect((await listDomains(asked))[0]?.faults).toEqual(["dkim"]);
    expect(await troubledDomains(now)).toEqual([domain]);
    await save(now, { dkim: { status: "NotKnown" } });
    expect((await listDomains(asked))[0]?.standings.dkim.observed?.at).toBe(now - minute);
  });

  it("has one row, however many sources report on it, and knows its selectors", async () => {
    await addSource();
    await report([reportBody(now - hour, "OK")]);
    await report([reportBody(now - 2 * hour, "Invalid")], "postal");
    await transaction((tx) => addSelector(tx, domain, "ark-1", now));
    const rows = await listDomains(asked);
    expect(rows.map(({ name, sourceIds }) => [name, sourceIds])).toEqual([[domain, ["ark", "postal"]]]);
    expect(rows[0]?.standings.spf.reported?.status).toBe("Invalid");
    const detail = await readDomain(`${domain.toUpperCase()}.`, asked);
    expect(detail?.selectors).toEqual([{ selector: "ark-1", origin: "entered" }]);
    expect(detail?.expected[0]?.spfInclude).toBe("spf.arkhq.io");
    expect(await transaction((tx) => removeSelector(tx, domain, "ark-1"))).toBe(true);
    expect((await readDomain(domain, asked))?.selectors).toEqual([]);
  });

  it("has the same history whenever its reports arrive", async () => {
    const bodies = [
      reportBody(now - 30 * hour, "Missing"),
      reportBody(now - 29 * hour, "Missing"),
      reportBody(now - 28 * hour, "Invalid"),
      reportBody(now - 10 * hour, "Missing"),
      reportBody(now - 8 * hour, "Missing"),
    ];
    const expected = ["Missing 30-28", "Invalid 28-25", "Missing 10-5"];
    for (const body of shuffled([...bodies, ...bodies], 5)) {
      await report([body]);
    }
    const detail = await readDomain(domain, asked);
    expect(inShort(detail?.timeline.spf.reported ?? [])).toEqual(expected);
    expect(detail?.checkedAt).toBe(now - 8 * hour);
  });
});
