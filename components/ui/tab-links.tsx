import { classNames } from "@/components/ui/class-names";
import { LocalLink } from "@/components/ui/local-link";
import { count } from "@/lib/format";

export interface TabLink {
  href: string;
  label: string;
  count?: number | undefined;
  current: boolean;
  /** A colour token such as `var(--group-domain)`. */
  color?: string | undefined;
}

/** Tabs that are links: the choice lives in the URL. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="border-b">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <LocalLink
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? "true" : undefined}
              className={classNames(
                "inline-flex min-h-9 items-center gap-2 border-b-2 px-3 text-base max-lg:min-h-11",
                tab.current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-muted hover:border-edge hover:text-ink",
              )}
            >
              {tab.color !== undefined && <Swatch color={tab.color} />}
              {tab.label}
              {tab.count !== undefined && <span className="text-xs text-muted">{count(tab.count)}</span>}
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A dot in a data colour, beside the word that it stands for. */
export function Swatch({ color }: { color: string }) {
  return (
    <span aria-hidden="true" style={{ background: color }} className="inline-block size-2.5 shrink-0 rounded-sm" />
  );
}
