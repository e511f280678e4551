import { transaction } from "@/lib/db/client";
import { senderRecords } from "@/lib/domains/check/known";
import { foundText } from "@/lib/domains/check/learn";
import { addSelector, saveCheck } from "@/lib/domains/check/mutations";
import { observe } from "@/lib/domains/check/observe";
import { type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import { memoryDns } from "@/lib/testing/dns/memory";
import { type DnsServer, startDnsServer } from "@/lib/testing/dns/server";
import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";
import { type DnsIncident, dnsIncidents, isDuring } from "@/scripts/demo/incidents";
import { sendingIp } from "@/scripts/demo/world";

const day = 86_400_000;
const firstCheck = -60 * day;

const publicKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5i6CtGZ+qwZajJdKCuoPBkM0ROjqE8oNrRvNYy44aCIZcjfrdFKAiIs3U1J8FKYFIKIq+DreZfxm6W95+sJSZQZmtnLMebpJgxku7epezv2rreKhFz3t9zAZTPjm0LkLlB9XaQcnTEm7N5JLXF41r1erE8ceLSubc4SqXt/K/y9Sp7ewb/F5Ao25pRiGeMuyEoFrBt3ofUEw0Us6bEQCXRtA1H6tWza2SMTTSTLhvAWJxOu4ifMsFEyHaXjnt+65tAaA+XIYj5K+bnlS49EQVMnBSjydCwEhnblgnxrpNDw51TbcXIx6HLAM/QlXo4ZAzqD/qOl2Gdz1zm+YEZ4PIwIDAQAB";

interface DemoDomain {
  domain: string;
  /** null: nobody has entered it. */
  selector: string | null;
  dmarc: string | null;
  mx: string | null;
}

const domains: readonly DemoDomain[] = [
  {
    ...{ domain: "northwind.example", selector: "ark-h2k4m6", mx: "mx.northwind.example" },
    dmarc: "v=DMARC1; p=quarantine; rua=mailto:dmarc@northwind.example",
  },
  { domain: "mail.northwind.example", selector: "ark-q7w8e9", mx: null, dmarc: null },
  {
    ...{ domain: "lumen.example", selector: "ark-c3v5b7", mx: "mx.lumen.example" },
    dmarc: "v=DMARC1; p=none; rua=mailto:dmarc@lumen.example",
  },
  { domain: "harbor.example", selector: "ark-z1x2n3", mx: "mx.harbor.example", dmarc: null },
  { domain: "news.harbor.example", selector: null, mx: null, dmarc: null },
];

const spf = "v=spf1 a mx include:spf.arkhq.io ~all";
const key = (base64: string) => `v=DKIM1; t=s; h=sha256; p=${base64}`;
/** As it was copied: one character is missing. */
const brokenKey = key(publicKey.slice(0, -9));

const brokenBy = (domain: string, record: "spf" | "dkim", offset: number): DnsIncident | undefined =>
  dnsIncidents.find(
    (incident) => incident.domain === domain && incident.record === record && isDuring(incident, offset),
  );

/** What DNS holds at a time before or after the end of the told history. */
function zoneAt(offset: number): Zone {
  const entries: [string, ZoneEntry][] = [
    ["spf.arkhq.io", { TXT: [`v=spf1 ip4:${sendingIp.replace(/\d+$/, "0")}/24 -all`] }],
    ["rp.arkhq.io", { A: [sendingIp], MX: [[10, "rp.arkhq.io"]], TXT: ["v=spf1 include:spf.arkhq.io -all"] }],
  ];
  for (const { domain, selector, dmarc, mx } of domains) {
    const isSpfGone = brokenBy(domain, "spf", offset)?.status === "Missing";
    const isKeyBroken = brokenBy(domain, "dkim", offset) !== undefined;
    entries.push(
      [
        domain,
        {
          A: ["203.0.113.80"],
          ...(isSpfGone ? {} : { TXT: [spf] }),
          MX: [[10, mx ?? `mx.${domain}`]],
        },
      ],
      [`psrp.${domain}`, { CNAME: "rp.arkhq.io" }],
      [mx ?? `mx.${domain}`, { A: ["203.0.113.81"] }],
    );
    if (selector !== null) {
      entries.push([`${selector}._domainkey.${domain}`, { TXT: [isKeyBroken ? brokenKey : key(publicKey)] }]);
    }
    if (dmarc !== null) {
      entries.push([`_dmarc.${domain}`, { TXT: [dmarc] }]);
    }
  }
  return Object.fromEntries(entries);
}

/** A name server of the demo's world, as it is now. @param end of the told history */
export async function startDemoDns(end: number): Promise<DnsServer> {
  return await startDnsServer(() => zoneAt(Date.now() - end));
}

interface Span {
  name: string;
  record: ObservedRecord;
  status: string;
  found: string;
  reason: string | null;
  firstAt: Date;
  lastAt: Date;
}

/** States that hourly checks of the last 60 days would have found, and the selectors that were entered. */
export async function fillChecks(end: number): Promise<void> {
  for (const { domain, selector } of domains) {
    const known = {
      domain,
      expected: [{ sender: "Ark", ...senderRecords("ark", {}, []) }],
      selectors: selector === null ? [] : [selector],
      learnt: {},
    };
    const edges = dnsIncidents.flatMap((incident) => (incident.domain === domain ? [incident.from, incident.to] : []));
    const begins = [firstCheck, ...edges.filter((edge) => edge > firstCheck && edge < 0)].sort((a, b) => a - b);
    const spans: Span[] = [];
    for (const [index, offset] of begins.entries()) {
      const records = await observe(memoryDns(zoneAt(offset)), known);
      const at = new Date(end + offset);
      const until = new Date(end + (begins[index + 1] ?? 0));
      for (const record of observedRecords) {
        const { status, found, findings } = records[record];
        const reason = findings.find(({ level }) => level === "fault")?.text ?? null;
        const last = spans.findLast((span) => span.record === record);
        if (last !== undefined && last.status === status && last.found === foundText(found)) {
          last.lastAt = until;
        } else if (status !== "NotKnown") {
          spans.push({ name: domain, record, status, found: foundText(found), reason, firstAt: at, lastAt: until });
        }
      }
      await transaction((tx) => saveCheck(tx, domain, { ...records, at: at.getTime(), tookMillis: 42, servers: [] }));
    }
    await transaction(async (tx) => {
      await tx.dnsSpan.deleteMany({ where: { name: domain } });
      await tx.dnsSpan.createMany({ data: spans });
      if (selector !== null) {
        await addSelector(tx, domain, selector, end);
      }
    });
  }
}
