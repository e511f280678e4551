import { LimitGauges } from "@/components/overview/limit-gauges";
import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import type { DomainRow } from "@/lib/domains/types";
import { count } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { LimitGauge } from "@/lib/overview/trouble";
import type { Thresholds } from "@/lib/settings/types";

interface TroubleProps {
  limits: readonly LimitGauge[];
  domains: readonly DomainRow[];
  thresholds: Thresholds;
  now: Millis;
  zone: string;
}

/** Send limits, and domains whose DNS is broken; nothing where there is neither. */
export function Trouble({ limits, domains, ...rest }: TroubleProps) {
  if (limits.length === 0 && domains.length === 0) {
    return null;
  }
  return (
    <Panel title="Limits and DNS">
      {limits.length > 0 && <LimitGauges gauges={limits} {...rest} />}
      {domains.length > 0 && (
        <ul className="divide-y divide-line">
          {domains.map((domain) => (
            <li key={domain.name} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
              <State kind="bad">DNS trouble</State>
              <LocalLink href={`/domains/${encodeURIComponent(domain.name)}`} className="link">
                <Mono>{domain.name}</Mono>
              </LocalLink>
              <span>
                {domain.verdict.text} In the last 24 hours {count(domain.affected.failed)} failed and{" "}
                {count(domain.affected.deferred)} deferred.
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
