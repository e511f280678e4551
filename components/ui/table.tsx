import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { LocalLink } from "@/components/ui/local-link";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  /** Numbers stand right. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
  /** Makes the header a link that sorts. */
  sort?: { href: string; direction: "ascending" | "descending" | null };
  /** Left out on phones. */
  wide?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table holds; for screen readers unless `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column names its row. */
  rowHeader?: boolean;
  /** Marks the row that is picked. */
  isCurrent?: (row: Row) => boolean;
  footer?: ReactNode;
}

/** A table that scrolls in its own frame where it is too wide. */
export function DataTable<Row>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowKey,
  rowHeader = true,
  isCurrent,
  footer,
}: DataTableProps<Row>) {
  return (
    <TableFrame label={caption}>
      <caption className={captionShown ? "pb-2 text-left text-sm text-muted" : "sr-only"}>{caption}</caption>
      <thead>
        <tr className="border-b border-edge">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} aria-current={isCurrent?.(row) || undefined}>
            {columns.map((column, at) => (
              <Cell
                key={column.key}
                numeric={column.numeric === true}
                wide={column.wide === true}
                heads={rowHeader && at === 0}
              >
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {footer !== undefined && <tfoot>{footer}</tfoot>}
    </TableFrame>
  );
}

/** The frame can be scrolled by keyboard, so it is a named region that takes the focus. */
export function TableFrame({ label, children, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      <table className={classNames("data-table w-full border-collapse text-left text-base", className)} {...rest}>
        {children}
      </table>
    </section>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, numeric, sort, wide } = column;
  return (
    <th scope="col" aria-sort={sort?.direction ?? undefined} className={cellClasses(numeric === true, wide === true)}>
      {sort === undefined ? (
        header
      ) : (
        <LocalLink href={sort.href} className="inline-flex min-h-6 items-center gap-1 hover:underline">
          {header}
          <span aria-hidden="true">{sort.direction === null ? "↕" : sort.direction === "ascending" ? "↑" : "↓"}</span>
        </LocalLink>
      )}
    </th>
  );
}

const cellClasses = (numeric: boolean, wide: boolean) =>
  classNames(numeric && "numeric", wide && "max-sm:hidden") || undefined;

interface CellProps {
  numeric: boolean;
  wide: boolean;
  heads: boolean;
  children: ReactNode;
}

function Cell({ numeric, wide, heads, children }: CellProps) {
  const classes = cellClasses(numeric, wide);
  return heads ? (
    <th scope="row" className={classes}>
      {children}
    </th>
  ) : (
    <td className={classes}>{children}</td>
  );
}
