/**
 * `npm run bench:domains`: a round of live checks over many sending domains, against a name server on loopback that
 * takes its time, kept in SQLite. Beside it the same domains one after the other.
 *
 *   npm run bench:domains -- [--domains 500] [--latency 50]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase, reader, transaction, useDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { openDns } from "@/lib/dns/resolver";
import { observe } from "@/lib/domains/check/observe";
import { checkDue } from "@/lib/domains/check/service";
import { readExpectations } from "@/lib/domains/expected/data";
import { startDnsServer } from "@/lib/testing/dns/server";
import type { Zone } from "@/lib/testing/dns/zone";
import { table } from "@/scripts/bench/figures";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { domains: text, latency: text } });
const count = Number(values.domains ?? 500);
const latencyMillis = Number(values.latency ?? 50);
const goalSeconds = 30;
const oneByOne = 20;

const names = Array.from({ length: count }, (_, index) => `shop-${index}.example.com`);

/** As domains are: some include several senders, some have lost a record. */
function zone(): Zone {
  const entries: Record<string, Zone[string]> = {
    "spf.arkhq.io": { TXT: ["v=spf1 ip4:192.0.2.0/24 -all"] },
    "rp.arkhq.io": { A: ["192.0.2.7"], TXT: ["v=spf1 include:spf.arkhq.io -all"] },
  };
  for (const [index, name] of names.entries()) {
    const own = `_spf.${name}`;
    entries[name] = {
      ...(index % 9 === 0 ? {} : { TXT: [`v=spf1 a mx include:${own} include:spf.arkhq.io ~all`] }),
      MX: [
        [10, `mx1.${name}`],
        [20, `mx2.${name}`],
      ],
      A: ["192.0.2.80"],
    };
    entries[own] = { TXT: ["v=spf1 ip4:198.51.100.0/25 a:mx1.shop-0.example.com -all"] };
    entries[`mx1.${name}`] = { A: ["192.0.2.81"] };
    entries[`mx2.${name}`] = { A: ["192.0.2.82"] };
    entries[`ark-1._domainkey.${name}`] = { TXT: ["v=DKIM1; p="] };
    if (index % 7 !== 0) {
      entries[`psrp.${name}`] = { CNAME: "rp.arkhq.io" };
      entries[`_dmarc.${name}`] = { TXT: [`v=DMARC1; p=none; rua=mailto:dmarc@${name}`] };
    }
  }
  return entries;
}

const folder = mkdtempSync(join(tmpdir(), "mailgauge-bench-domains-"));
const server = await startDnsServer(zone(), { latencyMillis });
const options = { servers: [server.address], privateNames: false };
const connection = { engine: "sqlite", url: `file:${join(folder, "mailgauge.db")}` } as const;
await migrate(connection);
const database = await openDatabase(connection);
useDatabase(database);

try {
  const now = new Date();
  await transaction(async (tx) => {
    await tx.source.create({ data: { id: "ark", kind: "ark", name: "Ark", slug: "ark-bench", createdAt: now } });
    await tx.domain.createMany({
      data: names.map((name) => ({ sourceId: "ark", name, checkedAt: now, spfStatus: "OK", eventId: name })),
    });
    await tx.dkimSelector.createMany({ data: names.map((name) => ({ name, selector: "ark-1" })) });
  });
  const round = await timed(() => checkDue(options));
  const asked = server.queries.length;
  const kept = await reader().domainCheck.count({ where: { checkedAt: { not: null } } });
  const expectations = await readExpectations(null);
  const alone = await timed(async () => {
    for (const domain of names.slice(0, oneByOne)) {
      const selectors = ["ark-1"];
      await observe(openDns(options), { domain, expected: expectations.expectedOf(["ark"]), selectors, learnt: {} });
    }
  });
  const each = alone.seconds / oneByOne;
  const reached = kept === count && round.seconds < goalSeconds;
  console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`);
  console.log(
    table(
      [`${count} domains, ${latencyMillis} ms of latency`, "", "goal", ""],
      [
        [
          "checked and kept",
          `${kept} in ${round.seconds.toFixed(1)} s`,
          `${goalSeconds} s`,
          reached ? "reached" : "MISSED",
        ],
        ["lookups that reached the server", String(asked), "", ""],
        ["one domain after the other (of 20)", `${(each * count).toFixed(0)} s for all`, "", ""],
        ["ratio", (round.seconds / (each * count)).toFixed(3), "", ""],
      ],
    ),
  );
  process.exitCode = reached ? 0 : 1;
} finally {
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { seconds: (performance.now() - started) / 1000, value };
}
