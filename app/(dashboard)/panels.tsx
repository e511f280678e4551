import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ClassShares } from "@/components/overview/class-shares";
import { FirstRun } from "@/components/overview/first-run";
import { LiveFigures } from "@/components/overview/live-figures";
import { NewestFailures } from "@/components/overview/newest-failures";
import { RefreshOnChange } from "@/components/overview/refresh-on-change";
import { Trouble } from "@/components/overview/trouble";
import { Volume } from "@/components/overview/volume";
import { Providers, SendingDomains } from "@/components/overview/worst-places";
import { Note } from "@/components/ui/states";
import { loadGroups } from "@/lib/bounces/loaders";
import { loadBreakdown, loadBreakdownChange, loadTimeseries } from "@/lib/cube/loaders";
import { loadDomains } from "@/lib/domains/loaders";
import { loadLimits } from "@/lib/limits/loaders";
import { loadIsFirstRun, loadNewestFailures, loadOverviewFacts, loadOverviewSummary } from "@/lib/overview/loaders";
import { failuresQuery, summaryQuery } from "@/lib/overview/query";
import { domainsInTrouble, limitGauges } from "@/lib/overview/trouble";
import { makeQueryClient } from "@/lib/query-client";
import { loadView } from "@/lib/view/loaders";

interface PanelProps {
  /** As `viewQuery` writes it. */
  query: string;
}

export async function OverviewGate({ children }: { children: ReactNode }) {
  return (await loadIsFirstRun()) ? <FirstRun /> : children;
}

export async function FiguresPanel({ query }: PanelProps) {
  const [{ view, range, filters, zone, thresholds, refusal }, facts, summary] = await Promise.all([
    loadView(query),
    loadOverviewFacts(query),
    loadOverviewSummary(query),
  ]);
  const client = makeQueryClient();
  client.setQueryData(summaryQuery(view).queryKey, summary);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <div>
        {refusal !== null && <Note kind="warning">{refusal} These are the last 7 days.</Note>}
        <LiveFigures {...{ view, range, filters, zone, thresholds }} {...facts} />
        <RefreshOnChange view={view} shown={summary} />
      </div>
    </HydrationBoundary>
  );
}

export async function VolumePanel({ query }: PanelProps) {
  const { range, filters, now } = await loadView(query);
  return <Volume points={await loadTimeseries(range, filters)} range={range} now={now} />;
}

export async function ClassesPanel({ query }: PanelProps) {
  const { view, range, filters } = await loadView(query);
  const found = await loadBreakdownChange(range, filters, "classification");
  const rows = found.ok ? found.value : [];
  const groups = await loadGroups(rows.map(({ key }) => key));
  return <ClassShares {...{ rows, groups, view, range, filters }} />;
}

export async function ProvidersPanel({ query }: PanelProps) {
  const { view, range, filters, thresholds } = await loadView(query);
  const [found, { current }] = await Promise.all([
    loadBreakdown(range, filters, "provider"),
    loadOverviewSummary(query),
  ]);
  return <Providers rows={found.ok ? found.value : []} total={current} {...{ view, range, filters, thresholds }} />;
}

export async function SendingDomainsPanel({ query }: PanelProps) {
  const { view, range, filters, thresholds } = await loadView(query);
  const [found, { current }] = await Promise.all([loadBreakdown(range, filters, "domain"), loadOverviewSummary(query)]);
  return (
    <SendingDomains rows={found.ok ? found.value : []} total={current} {...{ view, range, filters, thresholds }} />
  );
}

export async function TroublePanel({ query }: PanelProps) {
  const [{ thresholds, now, zone }, limits, domains] = await Promise.all([
    loadView(query),
    loadLimits(),
    loadDomains(),
  ]);
  return (
    <Trouble
      limits={limitGauges(limits, thresholds)}
      domains={domainsInTrouble(domains)}
      {...{ thresholds, now, zone }}
    />
  );
}

export async function FailuresPanel({ query }: PanelProps) {
  const [{ view, now, zone }, failures] = await Promise.all([loadView(query), loadNewestFailures(query)]);
  const client = makeQueryClient();
  client.setQueryData(failuresQuery(view).queryKey, failures);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NewestFailures {...{ view, now, zone }} />
    </HydrationBoundary>
  );
}
