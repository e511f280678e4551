import { DomainList, NoDomain } from "@/components/domains/domain-list";
import { verdictWord } from "@/components/domains/verdict-state";
import { keepParams } from "@/components/shell/kept-params";
import { EmptyState, Note } from "@/components/ui/states";
import { TabLinks } from "@/components/ui/tab-links";
import { loadDomains } from "@/lib/domains/loaders";
import { domainsSentence } from "@/lib/domains/sentence";
import type { DomainVerdict } from "@/lib/domains/types";
import { type SearchParams, searchValue } from "@/lib/search-value";
import { loadShell } from "@/lib/shell/loaders";

interface PanelProps {
  searchParams: Promise<SearchParams>;
}

const verdicts = ["harm", "care", "unknown", "safe"] as const satisfies readonly DomainVerdict["kind"][];

async function rowsOf(searchParams: Promise<SearchParams>) {
  const [rows, params] = await Promise.all([loadDomains(), searchParams]);
  const source = searchValue(params, "source");
  return source === null ? rows : rows.filter((row) => row.sourceIds.includes(source));
}

export async function DomainsSentence({ searchParams }: PanelProps) {
  return <p>{domainsSentence(await rowsOf(searchParams))}</p>;
}

export async function DomainsPanel({ searchParams }: PanelProps) {
  const [rows, params, { now, zone }] = await Promise.all([rowsOf(searchParams), searchParams, loadShell()]);
  if (rows.length === 0) {
    return searchValue(params, "source") === null ? (
      <NoDomain />
    ) : (
      <EmptyState title="No sending domain of this source">
        <p>
          It has reported on none and carried no mail in the last 30 days. Pick all sources at the top for the others.
        </p>
      </EmptyState>
    );
  }
  const asked = verdicts.find((verdict) => verdict === searchValue(params, "verdict")) ?? null;
  const here = new URLSearchParams(
    Object.keys(params).flatMap((name) => {
      const value = searchValue(params, name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const hrefOf = (path: string) => keepParams(path, here);
  const having = (verdict: DomainVerdict["kind"]) => rows.filter((row) => row.verdict.kind === verdict);
  const shown = asked === null ? rows : having(asked);
  return (
    <div className="grid gap-4">
      <TabLinks
        label="Domains by verdict"
        tabs={[
          { href: hrefOf("/domains"), label: "All", count: rows.length, current: asked === null },
          ...verdicts.map((verdict) => ({
            href: hrefOf(`/domains?verdict=${verdict}`),
            label: verdictWord(verdict),
            count: having(verdict).length,
            current: asked === verdict,
          })),
        ]}
      />
      {rows.some(({ lookUp }) => lookUp === "off") && (
        <Note kind="unknown">
          Domains are not looked up here (DNS_CHECKS is 0 in the configuration): this is what senders reported.
        </Note>
      )}
      {shown.length === 0 && asked !== null ? (
        <p className="text-sm text-muted">No sending domain is so now: “{verdictWord(asked)}”.</p>
      ) : (
        <DomainList rows={shown} hrefOf={hrefOf} now={now} zone={zone} />
      )}
    </div>
  );
}
