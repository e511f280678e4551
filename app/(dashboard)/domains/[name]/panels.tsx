import { notFound } from "next/navigation";
import { ChangeList } from "@/components/domains/change-list";
import { CheckButton } from "@/components/domains/check-button";
import { CheckFacts } from "@/components/domains/check-facts";
import { DomainRecords } from "@/components/domains/domain-records";
import { HistoryStrip } from "@/components/domains/history-strip";
import { ReportHistory } from "@/components/domains/report-history";
import { SenderDns } from "@/components/domains/sender-dns";
import { VerdictState } from "@/components/domains/verdict-state";
import { KeptLink } from "@/components/shell/kept-link";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { allows } from "@/lib/auth/scope";
import { changesIn } from "@/lib/domains/changes";
import { loadDomain } from "@/lib/domains/loaders";
import { count } from "@/lib/format";
import { segmentText } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { loadSourceList } from "@/lib/sources/loaders";

export async function DomainPanels({ params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  const [domain, sources, { actor, now, zone }] = await Promise.all([
    loadDomain(segmentText(name)),
    loadSourceList(),
    loadShell(),
  ]);
  if (domain === null) {
    notFound();
  }
  const { affected } = domain;
  const query = `domain=${encodeURIComponent(domain.name)}&range=24h`;
  const kindOf = new Map(sources.map(({ id, kind }) => [id, kind]));
  return (
    <>
      <nav aria-label="Above this page" className="mb-2 text-sm">
        <KeptLink className="link" href="/domains">
          Domains
        </KeptLink>
      </nav>
      <PageHeading
        title={<span className="font-mono wrap-anywhere">{domain.name}</span>}
        actions={domain.lookUp === "on" ? <CheckButton domain={domain.name} /> : null}
      >
        <div className="grid gap-2">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <VerdictState verdict={domain.verdict} /> <span>{domain.verdict.text}</span>
          </p>
          <p>
            In the last 24 hours {count(affected.delivered)} messages from it were delivered,{" "}
            <KeptLink className="link" href={`/bounces?${query}`}>
              {count(affected.failed)} failed
            </KeptLink>{" "}
            and {count(affected.deferred)} were deferred.
          </p>
          <CheckFacts domain={domain} now={now} zone={zone} />
        </div>
      </PageHeading>
      <div className="grid gap-6">
        <DomainRecords domain={domain} kind={kindOf.get(domain.sourceIds[0] ?? "") ?? null} now={now} zone={zone} />
        {domain.senders.length > 0 && (
          <Panel
            title="What the senders ask for"
            subtitle="The records are judged by this, for all domains of a source"
          >
            <SenderDns domain={domain.name} senders={domain.senders} canEdit={allows(actor.scopes, ["suppressions"])} />
          </Panel>
        )}
        <Panel title="The last 90 days" subtitle={`As checked and as reported, times in ${zone}`}>
          <HistoryStrip timeline={domain.timeline} from={domain.historyFrom} now={now} zone={zone} />
        </Panel>
        <Panel title="Changes" subtitle="Seen by our checks">
          <ChangeList changes={changesIn(domain.timeline)} zone={zone} />
        </Panel>
        {domain.history.length > 0 && (
          <Panel title="Reports" subtitle="Equal reports in a row stand in one line">
            <ReportHistory history={domain.history} zone={zone} />
          </Panel>
        )}
      </div>
    </>
  );
}
