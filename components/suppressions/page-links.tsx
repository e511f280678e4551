import { LinkButton } from "@/components/ui/link-button";
import type { ListInput } from "@/lib/suppressions/edit";
import { listHref } from "@/lib/suppressions/href";

/** To the pages beside this one. */
export function PageLinks({ input, totalPages }: { input: ListInput; totalPages: number }) {
  if (totalPages < 2) {
    return null;
  }
  return (
    <nav aria-label="Pages of suppressed addresses" className="flex gap-2">
      {input.page > 1 && (
        <LinkButton href={listHref({ ...input, page: input.page - 1 })} small rel="prev">
          Previous
        </LinkButton>
      )}
      {input.page < totalPages && (
        <LinkButton href={listHref({ ...input, page: input.page + 1 })} small rel="next">
          Next
        </LinkButton>
      )}
    </nav>
  );
}
