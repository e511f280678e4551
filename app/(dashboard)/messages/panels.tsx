import { MessageList } from "@/components/messages/message-list";
import { Note } from "@/components/ui/states";
import { describeList } from "@/lib/messages/describe";
import { loadListCount, loadListPage, loadListState } from "@/lib/messages/list/loaders";

interface PanelProps {
  /** As `searchQuery` writes it. */
  query: string;
}

export async function SentencePanel({ query }: PanelProps) {
  const [{ search, period, zone, sources, filters }, total] = await Promise.all([
    loadListState(query),
    loadListCount(query),
  ]);
  const sourceName = sources.find(({ id }) => id === filters.source)?.name ?? filters.source ?? null;
  return (
    <p className="text-ink">
      {describeList({
        filters: search.filters,
        ...(search.counted === undefined ? {} : { counted: search.counted }),
        total,
        period,
        zone,
        sourceName,
      })}
    </p>
  );
}

export async function ListPanel({ query }: PanelProps) {
  const [{ search, now, zone, refusal }, page] = await Promise.all([loadListState(query), loadListPage(query)]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {refusal !== null && <Note kind="warning">{refusal} These are the last 7 days.</Note>}
      <MessageList {...{ page, search, now, zone }} />
    </div>
  );
}
