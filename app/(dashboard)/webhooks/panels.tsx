import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import { AddSource } from "@/components/webhooks/add-source";
import { QuarantineList } from "@/components/webhooks/quarantine-list";
import { RefusalTable } from "@/components/webhooks/refusal-table";
import { SourceCard } from "@/components/webhooks/source-card";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";
import { loadKeyStates, loadQuarantine, loadSources } from "@/lib/sources/loaders";

interface PanelProps {
  searchParams: Promise<SearchParams>;
}

const quarantineRows = 20;

export async function AddSourcePanel() {
  const { actor } = await loadShell();
  return actor.role === "owner" ? <AddSource /> : null;
}

export async function SourcesPanel({ searchParams }: PanelProps) {
  const [{ sources, unknownSource }, { actor, now, zone }, params] = await Promise.all([
    loadSources(),
    loadShell(),
    searchParams,
  ]);
  const chosen = searchValue(params, "source");
  const shown = chosen === null ? sources : sources.filter(({ id }) => id === chosen);
  const keyStates = await loadKeyStates(shown.map(({ id }) => id));
  return (
    <>
      {shown.length === 0 && (
        <EmptyState title="There is no such source">
          <p>It was removed. Choose another one above, or all sources.</p>
        </EmptyState>
      )}
      {shown.map((source) => (
        <SourceCard
          key={source.id}
          source={source}
          keyState={keyStates.get(source.id) ?? null}
          now={now}
          zone={zone}
          isOwner={actor.role === "owner"}
        />
      ))}
      {unknownSource.length > 0 && (
        <Panel title="Requests to no source" subtitle="Posted to an address below /api/webhooks that nobody has">
          <RefusalTable refusals={unknownSource} of="no source" now={now} zone={zone} />
        </Panel>
      )}
    </>
  );
}

export async function QuarantinePanel({ searchParams }: PanelProps) {
  const params = await searchParams;
  const source = searchValue(params, "source");
  const cursor = searchValue(params, "cursor");
  const [page, { actor, now, zone, sources }] = await Promise.all([
    loadQuarantine(source, { cursor, limit: quarantineRows }),
    loadShell(),
  ]);
  const hrefOf = (at: string | null) => {
    const query = new URLSearchParams({ ...(source !== null && { source }), ...(at !== null && { cursor: at }) });
    return `/webhooks?${query.toString()}#quarantine`;
  };
  return (
    <Panel
      id="quarantine"
      title="Quarantine"
      subtitle="Signed, but not understood: kept whole until this or a later version can read it"
    >
      <QuarantineList
        rows={page.rows}
        nameOf={new Map(sources.map(({ id, name }) => [id, name]))}
        now={now}
        zone={zone}
        isOwner={actor.role === "owner"}
      />
      <Pager
        what="quarantine"
        firstHref={cursor === null ? null : hrefOf(null)}
        nextHref={page.nextCursor === null ? null : hrefOf(page.nextCursor)}
      />
    </Panel>
  );
}
