"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { AddDialog } from "@/components/suppressions/add-dialog";
import { BulkBar } from "@/components/suppressions/bulk-bar";
import { PageLinks } from "@/components/suppressions/page-links";
import { RemoveDialog } from "@/components/suppressions/remove-dialog";
import { isSelected, nothing, type Selection, toggled, withPage } from "@/components/suppressions/selection";
import { LinkButton } from "@/components/ui/link-button";
import { LocalLink } from "@/components/ui/local-link";
import { Badge } from "@/components/ui/state";
import { EmptyState, Skeleton } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { count } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { ListInput } from "@/lib/suppressions/edit";
import { addressHref, listHref } from "@/lib/suppressions/href";
import { type LineKey, lineKey, type SuppressionLine } from "@/lib/suppressions/line";
import { isNarrowed, naturallyDescending } from "@/lib/suppressions/list-input";
import { suppressionsQuery } from "@/lib/suppressions/query";
import { originLabels, reasonWords } from "@/lib/suppressions/words";

interface SuppressionListProps {
  input: ListInput;
  zone: string;
  /** Whether the reader may change the list. */
  canEdit: boolean;
}

/** A page of the list; a change shows at once and is corrected by the server's answer. */
export function SuppressionList({ input, zone, canEdit }: SuppressionListProps) {
  const { data } = useSuspenseQuery(suppressionsQuery(input));
  const summary = useRef<HTMLParagraphElement>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const narrowed = isNarrowed(input);
  const number = `${count(data.total)}${data.more ? "+" : ""}`;
  const one = data.total === 1;
  return (
    <div className="grid gap-3">
      <p ref={summary} tabIndex={-1} aria-live="polite" className="text-sm text-muted outline-none">
        {narrowed
          ? `${number} of the suppressed addresses ${one ? "fits" : "fit"}`
          : `${number} ${one ? "address is" : "addresses are"} suppressed`}
        {data.totalPages > 1 && `, page ${count(data.page)}${data.more ? "" : ` of ${count(data.totalPages)}`}`}
      </p>
      {data.rows.length === 0 ? (
        <NoLine input={input} canEdit={canEdit} isPast={data.total > 0} />
      ) : (
        <DataTable
          caption={`Suppressed addresses, times in ${zone}`}
          rows={data.rows}
          rowKey={lineKey}
          rowHeader={!canEdit}
          columns={columnsOf({
            now: data.now,
            zone,
            canEdit,
            input,
            selection,
            page: data.rows,
            onSelect: setSelection,
            // The button that had the focus is gone with its row.
            onRemoved: () => summary.current?.focus(),
          })}
        />
      )}
      <PageLinks input={input} totalPages={data.totalPages} />
      {canEdit && (
        <BulkBar
          input={input}
          selection={selection}
          total={data.total}
          more={data.more}
          onSelect={setSelection}
          onDone={() => summary.current?.focus()}
        />
      )}
    </div>
  );
}

interface ColumnContext {
  now: Millis;
  zone: string;
  canEdit: boolean;
  input: ListInput;
  selection: Selection;
  page: readonly LineKey[];
  onSelect: (selection: Selection) => void;
  onRemoved: () => void;
}

/** A header that sorts by its column, and the other way round when it does already. */
function sortBy(input: ListInput, sort: ListInput["sort"]) {
  const isCurrent = input.sort === sort;
  const descending = isCurrent ? !input.descending : naturallyDescending(sort);
  return {
    href: listHref({ ...input, sort, descending, page: 1 }),
    direction: isCurrent ? (input.descending ? ("descending" as const) : ("ascending" as const)) : null,
  };
}

function columnsOf({ now, zone, canEdit, input, selection, page, onSelect, onRemoved }: ColumnContext) {
  return [
    ...(canEdit
      ? [
          {
            key: "pick",
            header: (
              <Pick
                label="Pick all of this page"
                checked={page.every((line) => isSelected(selection, line))}
                onChange={() => onSelect(withPage(selection, page))}
              />
            ),
            cell: (line: SuppressionLine) => (
              <Pick
                label={`Pick ${line.addressShown}`}
                checked={isSelected(selection, line)}
                onChange={() => onSelect(toggled(selection, line, page))}
              />
            ),
          },
        ]
      : []),
    {
      key: "address",
      header: "Address",
      sort: sortBy(input, "address"),
      cell: (line: SuppressionLine) => <AddressCell line={line} />,
    },
    { key: "reason", header: "Reason", wide: true, cell: (line: SuppressionLine) => <Reason line={line} /> },
    { key: "origin", header: "Origin", wide: true, cell: ({ origin }: SuppressionLine) => originLabels[origin] },
    {
      key: "since",
      header: "Since",
      // Beside the boxes a phone has room for the address and its button.
      wide: true,
      sort: sortBy(input, "createdAt"),
      cell: ({ createdAt }: SuppressionLine) => <Time at={createdAt} now={now} zone={zone} />,
    },
    {
      key: "expires",
      header: "Expires",
      sort: sortBy(input, "expiresAt"),
      wide: true,
      cell: ({ expiresAt }: SuppressionLine) =>
        expiresAt === null ? <span className="text-muted">never</span> : <Time at={expiresAt} now={now} zone={zone} />,
    },
    ...(canEdit
      ? [
          {
            key: "remove",
            header: <span className="sr-only">Action</span>,
            numeric: true,
            cell: (line: SuppressionLine) => <RemoveDialog line={line} onDone={onRemoved} />,
          },
        ]
      : []),
  ];
}

function Pick({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) {
  return (
    <label className="inline-flex min-h-6 min-w-6 items-center justify-center max-lg:min-h-11 max-lg:min-w-8">
      <span className="sr-only">{label}</span>
      <input type="checkbox" checked={checked} onChange={onChange} className="size-4 accent-accent" />
    </label>
  );
}

function AddressCell({ line }: { line: SuppressionLine }) {
  return (
    <div className="grid min-w-40 gap-0.5">
      <span className="flex flex-wrap items-center gap-2">
        <LocalLink href={addressHref(line.address)} className="link mono">
          {line.addressShown}
        </LocalLink>
        {line.scope !== "" && <Badge>tenant {line.scope}</Badge>}
      </span>
      <span className="line-clamp-2 text-xs break-words text-muted sm:hidden">
        {reasonWords(line)}, {originLabels[line.origin].toLowerCase()}
      </span>
    </div>
  );
}

/** A reason may be a thousand characters long; the page of the address has it whole. */
function Reason({ line }: { line: SuppressionLine }) {
  const words = reasonWords(line);
  return <span className="line-clamp-2 max-w-xs break-words">{words}</span>;
}

function NoLine({ input, canEdit, isPast }: { input: ListInput; canEdit: boolean; isPast: boolean }) {
  if (isPast) {
    return (
      <EmptyState
        title="The list ends before this page"
        action={<LinkButton href="/suppressions">To the first page</LinkButton>}
      />
    );
  }
  if (input.q !== null) {
    const whole = input.q.includes("@") ? input.q : "";
    return (
      <EmptyState
        title="No suppressed address has this in it"
        action={canEdit && <AddDialog address={whole} label={whole === "" ? "Add address" : `Suppress ${whole}`} />}
      >
        <p>Mail to it is not stopped by this list. The sender&apos;s own list may still hold it.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={isNarrowed(input) ? "No entry fits" : "No address is suppressed"}
      action={canEdit && <AddDialog label="Add the first" look="secondary" />}
    >
      <p>
        After a final failure because the mailbox or the domain does not exist, or the mailbox is closed, the address
        comes here by itself. Others can be added by hand, or by the API at /api/v1/suppressions.
      </p>
    </EmptyState>
  );
}

export function SuppressionListSkeleton() {
  return (
    <div role="status" aria-label="The list is being read" className="grid gap-3">
      <Skeleton height={20} className="w-48" />
      <Skeleton height={432} />
    </div>
  );
}
