import Form from "next/form";
import { stateText } from "@/components/messages/state-words";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Fold } from "@/components/ui/panel";
import { bounceClasses } from "@/lib/bounces/constants";
import { localRoute } from "@/lib/local-route";
import { type MessageSearch, searchHref, searchQuery } from "@/lib/messages/list-url";
import { stateNames } from "@/lib/messages/schema";

/** What the form asks for itself; the rest of the search stays as it is. */
const fields = ["recipient", "sender", "tag", "classification", "state", "answer"] as const;

const any = { value: "", label: "Any" };

/** The search, in the URL. The range and the source stand at the top of the page. */
export function SearchForm({ search }: { search: MessageSearch }) {
  const { filters } = search;
  const kept = [...searchQuery(search)].filter(
    ([name]) => name !== "cursor" && !fields.some((field) => field === name),
  );
  const more = filters.tag ?? filters.classification ?? filters.state ?? filters.answer;
  // The values of a form that stays on the page must follow the URL.
  return (
    <Form
      key={searchHref(search)}
      action={localRoute("/messages")}
      role="search"
      aria-label="Messages"
      className="grid gap-3"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_auto]">
        <TextField
          label="Recipient"
          name="recipient"
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder="an address or a part of one"
          defaultValue={filters.recipient}
        />
        <TextField
          label="Sender or domain"
          name="sender"
          type="search"
          autoComplete="off"
          spellCheck={false}
          defaultValue={filters.sender}
        />
        <span className="flex gap-2">
          <Button type="submit" look="primary">
            Search
          </Button>
          <LinkButton look="quiet" href={searchHref({ range: search.range, filters: {} })}>
            Clear
          </LinkButton>
        </span>
      </div>
      <Fold summary="More filters" open={more !== undefined}>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Select
            label="State"
            name="state"
            defaultValue={filters.state ?? ""}
            options={[any, ...stateNames.map((value) => ({ value, label: stateText(value) }))]}
          />
          <Select
            label="Class"
            name="classification"
            defaultValue={filters.classification ?? ""}
            options={[any, ...classOptions(filters.classification)]}
          />
          <TextField label="Tag" name="tag" autoComplete="off" defaultValue={filters.tag} />
          <TextField
            label="Answer contains"
            name="answer"
            type="search"
            autoComplete="off"
            spellCheck={false}
            defaultValue={filters.answer}
          />
        </div>
      </Fold>
    </Form>
  );
}

/** The thirteen, and the chosen one where a sender made it up. */
function classOptions(chosen: string | undefined) {
  const known = bounceClasses.map(({ name, label }) => ({ value: String(name), label: `${label} (${name})` }));
  const listed = chosen === undefined || chosen === "" || known.some(({ value }) => value === chosen);
  return listed ? known : [...known, { value: chosen, label: chosen }];
}
