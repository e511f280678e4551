"use client";

import { RatesTable } from "@/components/overview/rates-table";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { EmptyState } from "@/components/ui/states";
import type { BreakdownRow, DetailCounts, Filters, Range } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { providerLabel } from "@/lib/providers/constants";
import type { Thresholds } from "@/lib/settings/types";

interface PlacesProps {
  rows: readonly BreakdownRow[];
  total: DetailCounts;
  view: View;
  range: Range;
  filters: Filters;
  thresholds: Thresholds;
}

/** Rates by mailbox provider, most failed first. */
export function Providers({ rows, view, ...rest }: PlacesProps) {
  const { filters } = rest;
  return (
    <Panel title="Mailbox providers">
      {rows.length === 0 ? (
        <EmptyState title="No mail in this period">
          <p>Google, Microsoft, Yahoo and the others will stand here with their rates.</p>
        </EmptyState>
      ) : (
        <RatesTable
          caption="Messages by mailbox provider"
          header="Provider"
          rows={rows}
          nameOf={providerLabel}
          wordsOf={providerLabel}
          hrefOf={(provider) => viewHref("/bounces", view, { provider })}
          filtersOf={(provider) => ({ ...filters, provider })}
          {...rest}
        />
      )}
    </Panel>
  );
}

/** Rates by sending domain, most failed first. */
export function SendingDomains({ rows, view, ...rest }: PlacesProps) {
  const { filters } = rest;
  return (
    <Panel title="Sending domains">
      {rows.length === 0 ? (
        <EmptyState title="No mail in this period">
          <p>The domains of your From addresses will stand here with their rates.</p>
        </EmptyState>
      ) : (
        <RatesTable
          caption="Messages by sending domain"
          header="Domain"
          rows={rows}
          nameOf={(domain) => (domain === "" ? "no sender" : <Mono>{domain}</Mono>)}
          wordsOf={(domain) => (domain === "" ? "without a sender" : domain)}
          hrefOf={(domain) => viewHref("/bounces", view, { domain })}
          filtersOf={(domain) => ({ ...filters, domain })}
          {...rest}
        />
      )}
    </Panel>
  );
}
