import { buttonClasses } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { ListInput } from "@/lib/suppressions/edit";
import { exportHref } from "@/lib/suppressions/href";
import { isNarrowed, narrowingIn } from "@/lib/suppressions/list-input";

/** To what else there is about the list: files, the policy, and what was done. */
export function ListLinks({ input, canEdit }: { input: ListInput; canEdit: boolean }) {
  return (
    <nav aria-label="About the list" className="flex flex-wrap gap-2">
      <LinkButton href="/suppressions/policy" small>
        Policy
      </LinkButton>
      <LinkButton href="/suppressions/changes" small>
        Changes
      </LinkButton>
      {canEdit && (
        <LinkButton href="/suppressions/import" small>
          Import
        </LinkButton>
      )}
      {/* A download, not a page: the router has nothing to do with it. */}
      <a href={exportHref(narrowingIn(input))} download className={buttonClasses("secondary", true)}>
        {isNarrowed(input) ? "Export these" : "Export"}
      </a>
    </nav>
  );
}
