import { classWords } from "@/components/bounces/class-name";
import { LocalLink } from "@/components/ui/local-link";
import { groupLabels, groups } from "@/lib/bounces/constants";
import { type FilterName, filterNames, type View, viewHref } from "@/lib/cube/view";
import { providerLabel } from "@/lib/providers/constants";

const labels: Record<FilterName, string> = {
  source: "Source",
  tenant: "Tenant",
  domain: "From domain",
  provider: "Provider",
  tag: "Tag",
  group: "Group",
  classification: "Class",
};

/** The value of a filter as a person reads it. */
export function filterWords(name: FilterName, value: string): string {
  if (name === "provider") {
    return providerLabel(value);
  }
  if (name === "classification") {
    return classWords(value);
  }
  if (name === "group") {
    const group = groups.find((candidate) => candidate === value);
    return group === undefined ? value : groupLabels[group];
  }
  return value === "" ? "none" : value;
}

interface FilterChipsProps {
  path: string;
  view: View;
  /** The source is picked at the top of the page, by its name. */
  hidden?: readonly FilterName[];
}

/** The filters that narrow the page, each with a link that takes it away; nothing where there are none. */
export function FilterChips({ path, view, hidden = ["source"] }: FilterChipsProps) {
  const chips = filterNames.filter((name) => view.filters[name] !== undefined && !hidden.includes(name));
  if (chips.length === 0) {
    return null;
  }
  const without = Object.fromEntries(chips.map((name) => [name, undefined]));
  return (
    <nav aria-label="Filters" className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-muted">Only</span>
      {chips.map((name) => (
        <LocalLink
          key={name}
          href={viewHref(path, view, { [name]: undefined })}
          scroll={false}
          aria-label={`Remove the filter ${labels[name]}: ${filterWords(name, view.filters[name] ?? "")}`}
          className="inline-flex min-h-7 max-w-full items-center gap-2 rounded-md border border-edge px-2 text-sm hover:bg-panel max-lg:min-h-11"
        >
          <span className="min-w-0 break-words">
            <span className="text-muted">{labels[name]}: </span>
            {filterWords(name, view.filters[name] ?? "")}
          </span>
          <span aria-hidden="true">×</span>
        </LocalLink>
      ))}
      {chips.length > 1 && (
        <LocalLink href={viewHref(path, view, without)} scroll={false} className="link text-sm">
          Remove all
        </LocalLink>
      )}
    </nav>
  );
}
