"use client";

import { useRouter } from "next/navigation";
import type { Option } from "@/components/ui/field";
import { Select, TextField } from "@/components/ui/field";
import { LocalLink } from "@/components/ui/local-link";
import { Fold } from "@/components/ui/panel";
import { bounceClasses } from "@/lib/bounces/constants";
import { localRoute } from "@/lib/local-route";
import type { ListInput, Narrowing } from "@/lib/suppressions/edit";
import { listHref } from "@/lib/suppressions/href";
import { type ExpiryFilter, expiryFilters } from "@/lib/suppressions/types";

const any: Option = { value: "", label: "Any" };
const classes: readonly Option[] = [any, ...bounceClasses.map(({ name, label }) => ({ value: name, label }))];
const expiryWords: Record<ExpiryFilter, string> = {
  never: "Never",
  ever: "At some time",
  week: "Within 7 days",
};
const expiries: readonly Option[] = [any, ...expiryFilters.map((value) => ({ value, label: expiryWords[value] }))];

const folded = ["class", "source", "from", "to", "expires"] as const satisfies (keyof Narrowing)[];

/** What else narrows the list; each choice is a new address of the page. */
export function ListFilters({ input, sources }: { input: ListInput; sources: readonly Option[] }) {
  const router = useRouter();
  const chosen = folded.filter((name) => input[name] !== null).length;
  const narrow = (name: (typeof folded)[number], value: string) =>
    router.replace(localRoute(listHref({ ...input, [name]: value === "" ? null : value, page: 1 })), { scroll: false });
  const field = (name: (typeof folded)[number]) => ({
    name,
    // The address of the page is the truth: a link or the back button changes it too.
    value: input[name] ?? "",
    onChange: (event: { target: { value: string } }) => narrow(name, event.target.value),
  });
  return (
    <Fold summary={chosen === 0 ? "More filters" : `More filters (${chosen})`} open={chosen > 0}>
      <div className="flex flex-wrap items-end gap-3">
        <Select label="Class" options={classes} {...field("class")} />
        <Select label="Source" options={[any, ...sources]} {...field("source")} />
        <TextField label="Added from" type="date" {...field("from")} />
        <TextField label="Added until" type="date" {...field("to")} />
        <Select label="Expires" options={expiries} {...field("expires")} />
        {chosen > 0 && (
          <LocalLink
            className="link pb-2 text-sm"
            scroll={false}
            href={listHref({ ...input, class: null, source: null, from: null, to: null, expires: null, page: 1 })}
          >
            Clear
          </LocalLink>
        )}
      </div>
    </Fold>
  );
}
