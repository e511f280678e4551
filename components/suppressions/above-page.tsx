import { KeptLink } from "@/components/shell/kept-link";

interface AbovePageProps {
  /** The list of changes stands between this page and the list. */
  isChange?: boolean;
}

/** The pages that this one belongs under. */
export function AbovePage({ isChange = false }: AbovePageProps) {
  return (
    <nav aria-label="Above this page" className="mb-2 flex flex-wrap gap-x-2 text-sm">
      <KeptLink className="link" href="/suppressions">
        Suppressions
      </KeptLink>
      {isChange && (
        <>
          <span aria-hidden="true" className="text-muted">
            /
          </span>
          <KeptLink className="link" href="/suppressions/changes">
            Changes
          </KeptLink>
        </>
      )}
    </nav>
  );
}
