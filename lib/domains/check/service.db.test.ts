import { afterAll, beforeAll, expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { readStates } from "@/lib/domains/check/data";
import { checkDue } from "@/lib/domains/check/service";
import { describeOnBothEngines } from "@/lib/testing/database";
import { infrastructure, zoneOf } from "@/lib/testing/dns/cases/case";
import { type DnsServer, startDnsServer } from "@/lib/testing/dns/server";

const right = "right.example.com";
const without = "without.example.com";
const failing = "failing.example.com";
const hidden = "printer.internal";

let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer({
    ...infrastructure,
    "spf.arkhq.io": infrastructure["spf.sender.example.com"] ?? {},
    ...zoneOf(right, { spf: ["v=spf1 include:spf.arkhq.io -all"] }),
    ...zoneOf(without, { spf: [] }),
    [failing]: { fault: "servfail" },
  });
});
afterAll(() => server.stop());

const seen = (names: readonly string[]) =>
  transaction(async (tx) => {
    const now = new Date();
    await tx.source.create({ data: { id: "ark", kind: "ark", name: "Ark", slug: "ark-1", createdAt: now } });
    await tx.domain.createMany({
      data: names.map((name) => ({ sourceId: "ark", name, checkedAt: now, eventId: name })),
    });
  });

describeOnBothEngines("a round of checks", () => {
  it("keeps what it found of each domain in use, once, and asks for no private name", async () => {
    await seen([right, without, failing, hidden]);
    const options = { servers: [server.address], privateNames: false };
    expect(await checkDue(options)).toBe(3);
    const states = await readStates(null);
    expect(states.get(right)?.spf.observed?.status).toBe("OK");
    expect(states.get(without)?.spf.observed?.status).toBe("Missing");
    expect(states.get(failing)?.spf.observed ?? null).toBeNull();
    const kept = await reader().domainCheck.findMany({ orderBy: { name: "asc" } });
    expect(kept.map(({ name, claimedAt, checkedAt }) => [name, claimedAt, checkedAt !== null])).toEqual([
      [failing, null, true],
      [right, null, true],
      [without, null, true],
    ]);
    expect(await checkDue(options)).toBe(0);
    expect(server.queries.filter(({ name }) => name.includes("internal"))).toEqual([]);
  });

  it("leaves a domain to the instance that has taken it up", async () => {
    await seen([right, without]);
    await transaction((tx) => tx.domainCheck.create({ data: { name: right, claimedAt: new Date() } }));
    expect(await checkDue({ servers: [server.address], privateNames: false })).toBe(1);
    expect([...(await readStates(null)).keys()]).toEqual([without]);
  });
});
