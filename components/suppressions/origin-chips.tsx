import { classNames } from "@/components/ui/class-names";
import { LocalLink } from "@/components/ui/local-link";
import type { ListInput } from "@/lib/suppressions/edit";
import { listHref } from "@/lib/suppressions/href";
import { origins } from "@/lib/suppressions/types";
import { originLabels } from "@/lib/suppressions/words";

/** Where an entry came from, as links that narrow the list. */
export function OriginChips({ input }: { input: ListInput }) {
  const { origin } = input;
  return (
    <nav aria-label="Origin">
      <ul className="flex flex-wrap gap-2">
        {[null, ...origins].map((choice) => (
          <li key={choice ?? "all"}>
            <LocalLink
              href={listHref({ ...input, origin: choice, page: 1 })}
              scroll={false}
              aria-current={choice === origin ? "true" : undefined}
              className={classNames(
                "inline-flex min-h-7 items-center rounded-full border px-3 text-sm max-lg:min-h-11",
                choice === origin ? "border-accent font-medium text-accent" : "border-edge text-muted hover:text-ink",
              )}
            >
              {choice === null ? "All" : originLabels[choice]}
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
