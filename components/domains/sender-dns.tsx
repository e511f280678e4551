import { SenderDnsForm } from "@/components/domains/sender-dns-form";
import { Mono } from "@/components/ui/mono";
import { Fold } from "@/components/ui/panel";
import type { SenderExpectation } from "@/lib/domains/types";

interface SenderDnsProps {
  domain: string;
  senders: readonly SenderExpectation[];
  canEdit: boolean;
}

/** The records that each sender of the domain asks for, and a form for what nobody has told. */
export function SenderDns({ domain, senders, canEdit }: SenderDnsProps) {
  return (
    <ul className="grid gap-4">
      {senders.map((sender) => (
        <li key={sender.sourceId} className="grid gap-1">
          <h3 className="text-base font-medium">{sender.records.sender}</h3>
          <Facts sender={sender} />
          {canEdit && (
            <Fold summary={`Change what ${sender.records.sender} asks for`}>
              <SenderDnsForm domain={domain} sender={sender} />
            </Fold>
          )}
        </li>
      ))}
    </ul>
  );
}

function Facts({ sender: { records, set } }: { sender: SenderExpectation }) {
  const { spfInclude, returnPathPrefix, returnPathTarget, mxHosts } = records;
  const facts = [
    ["SPF include", spfInclude, set.spfInclude],
    [
      "Return path",
      returnPathTarget === null ? null : `${returnPathPrefix}. → ${returnPathTarget}`,
      set.returnPathTarget,
    ],
    ["MX", mxHosts.length === 0 ? null : mxHosts.join(", "), set.mxHosts],
  ] as const;
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
      {facts.map(([label, value, own]) => (
        <div key={label} className="contents">
          <dt className="text-xs leading-5 text-muted">{label}</dt>
          <dd className="wrap-anywhere">
            {value === null ? <span className="text-muted">not told</span> : <Mono>{value}</Mono>}
            {own !== undefined && <span className="text-xs text-muted"> as set here</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
