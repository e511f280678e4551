import type { ObservedDmarc } from "@/lib/domains/check/types";

/** What the DMARC record says, in words. */
export function DmarcFacts({ dmarc }: { dmarc: ObservedDmarc }) {
  if (dmarc.policy === null) {
    return null;
  }
  const facts: [string, string][] = [
    ["Policy", dmarc.subdomainPolicy === null ? dmarc.policy : `${dmarc.policy}, subdomains ${dmarc.subdomainPolicy}`],
    ["Alignment", `SPF ${dmarc.spfAlignment}, DKIM ${dmarc.dkimAlignment}`],
    ["Reports to", dmarc.rua.length === 0 ? "nobody" : dmarc.rua.join(", ")],
  ];
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-t pt-3 text-sm">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
