import { DomainList } from "@/components/domains/domain-list";
import { loadDomains } from "@/lib/domains/loaders";
import { domainsSentence } from "@/lib/domains/sentence";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";

interface PanelProps {
  searchParams: Promise<SearchParams>;
}

async function rowsOf(searchParams: Promise<SearchParams>) {
  const [rows, params] = await Promise.all([loadDomains(), searchParams]);
  const source = searchValue(params, "source");
  return source === null ? rows : rows.filter((row) => row.sourceId === null || row.sourceId === source);
}

export async function DomainsSentence({ searchParams }: PanelProps) {
  return <p>{domainsSentence(await rowsOf(searchParams))}</p>;
}

export async function DomainsPanel({ searchParams }: PanelProps) {
  const [rows, { now, zone }] = await Promise.all([rowsOf(searchParams), loadShell()]);
  return <DomainList rows={rows} now={now} zone={zone} />;
}
