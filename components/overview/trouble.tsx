import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import type { DomainRow } from "@/lib/domains/types";
import { count, rate } from "@/lib/format";
import type { LimitTrouble } from "@/lib/overview/trouble";

const stateWords = {
  reached: { kind: "bad", text: "Limit reached" },
  near: { kind: "bad", text: "Almost at the limit" },
  approaching: { kind: "warning", text: "Nearing the limit" },
} as const;

/** Send limits that are near, and domains whose DNS is broken; nothing where there is neither. */
export function Trouble({ limits, domains }: { limits: readonly LimitTrouble[]; domains: readonly DomainRow[] }) {
  if (limits.length === 0 && domains.length === 0) {
    return null;
  }
  return (
    <Panel title="Limits and DNS">
      <ul className="divide-y divide-line">
        {limits.map(({ row, parts, state }) => (
          <li key={`${row.sourceId} ${row.serverUuid}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <State kind={stateWords[state].kind}>{stateWords[state].text}</State>
            <LocalLink href="/limits" className="link">
              {row.serverName ?? row.serverUuid}
            </LocalLink>
            <span>
              {count(parts.reported + parts.estimated)} of {count(row.limit)} messages an hour (
              {rate(row.limit > 0 ? (parts.reported + parts.estimated) / row.limit : null)})
              {parts.estimated > 0 && ", partly our own count"}
            </span>
          </li>
        ))}
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
    </Panel>
  );
}
