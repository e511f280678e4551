import { notFound } from "next/navigation";
import { DomainReports } from "@/components/domains/domain-reports";
import { DomainState } from "@/components/domains/domain-state";
import { ReportHistory } from "@/components/domains/report-history";
import { KeptLink } from "@/components/shell/kept-link";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import { loadDomain } from "@/lib/domains/loaders";
import { count } from "@/lib/format";
import { segmentText } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { loadSourceList } from "@/lib/sources/loaders";

export async function DomainPanels({ params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  const [domain, sources, { now, zone }] = await Promise.all([
    loadDomain(segmentText(name)),
    loadSourceList(),
    loadShell(),
  ]);
  if (domain === null) {
    notFound();
  }
  const { affected } = domain;
  const query = `domain=${encodeURIComponent(domain.name)}&range=24h`;
  return (
    <>
      <nav aria-label="Above this page" className="mb-2 text-sm">
        <KeptLink className="link" href="/domains">
          Domains
        </KeptLink>
      </nav>
      <PageHeading
        title={<span className="font-mono wrap-anywhere">{domain.name}</span>}
        actions={<DomainState row={domain} now={now} zone={zone} />}
      >
        <p>
          In the last 24 hours {count(affected.delivered)} messages from it were delivered,{" "}
          <KeptLink className="link" href={`/bounces?${query}`}>
            {count(affected.failed)} failed
          </KeptLink>{" "}
          and {count(affected.deferred)} were deferred.
        </p>
      </PageHeading>
      {domain.reports.length === 0 ? (
        <EmptyState title="No sender has reported on its DNS">
          <p>
            Ark and Postal report only trouble: either there was none, or the webhook does not carry DomainDNSError
            events. Check under{" "}
            <KeptLink className="link" href="/webhooks">
              Webhooks
            </KeptLink>{" "}
            that all events are subscribed.
          </p>
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <DomainReports
            reports={domain.reports}
            kindOf={new Map(sources.map(({ id, kind }) => [id, kind]))}
            now={now}
            zone={zone}
          />
          <Panel title="Reports" subtitle="Equal reports in a row stand in one line">
            <ReportHistory history={domain.history} zone={zone} />
          </Panel>
        </div>
      )}
    </>
  );
}
