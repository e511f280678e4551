import { filterWords } from "@/components/bounces/filter-chips";
import { LocalLink } from "@/components/ui/local-link";
import { type MessageSearch, searchHref } from "@/lib/messages/list-url";

/** Filters that the form has no field for. */
const chipped = ["group", "provider", "host", "domain", "recipientDomain", "tenant", "direction", "test"] as const;

const labels: Record<(typeof chipped)[number] | "tag" | "answer" | "classification", string> = {
  group: "Group",
  provider: "Provider",
  host: "Receiving host",
  domain: "From domain",
  recipientDomain: "Recipient domain",
  tenant: "Tenant",
  direction: "Direction",
  test: "Test",
  tag: "Tag",
  answer: "Answer",
  classification: "Class",
};

interface Chip {
  key: string;
  words: string;
  href: string;
}

/** What narrows the list beside the form, each with a link that takes it away. */
export function SearchChips({ search }: { search: MessageSearch }) {
  const chips = chipsOf(search);
  if (chips.length === 0) {
    return null;
  }
  return (
    <nav aria-label="Filters" className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-muted">Only</span>
      {chips.map(({ key, words, href }) => (
        <LocalLink
          key={key}
          href={href}
          aria-label={`Remove the filter ${words}`}
          className="inline-flex min-h-7 max-w-full items-center gap-2 rounded-md border border-edge px-2 text-sm hover:bg-panel max-lg:min-h-11"
        >
          <span className="min-w-0 break-words">{words}</span>
          <span aria-hidden="true">×</span>
        </LocalLink>
      ))}
    </nav>
  );
}

function chipsOf(search: MessageSearch): Chip[] {
  const { cursor: _, counted, ...rest } = search;
  const { filters } = rest;
  const chips: Chip[] = [];
  if (counted !== undefined) {
    // Without its figure a list has no "without one" either: those filters go with it.
    const kept = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
    chips.push({
      key: "counted",
      words: `counted as ${counted === "stillDeferred" ? "still deferred" : counted}`,
      href: searchHref({ range: rest.range, filters: kept }),
    });
  }
  const names = [...chipped, ...(["tag", "answer", "classification"] as const).filter((name) => filters[name] === "")];
  for (const name of names) {
    const value = filters[name];
    if (value !== undefined) {
      const { [name]: __, ...others } = filters;
      chips.push({
        key: name,
        words: `${labels[name]}: ${wordsFor(name, String(value))}`,
        href: searchHref({ range: rest.range, filters: others, ...(counted === undefined ? {} : { counted }) }),
      });
    }
  }
  return chips;
}

function wordsFor(name: string, value: string): string {
  return name === "group" || name === "provider" ? filterWords(name, value) : value === "" ? "none" : value;
}
