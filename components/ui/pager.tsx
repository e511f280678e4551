import { LinkButton } from "@/components/ui/link-button";

interface PagerProps {
  /** Of the first page; null on it. */
  firstHref: string | null;
  /** Of the page after this one; null at the end. */
  nextHref: string | null;
  /** What is listed, such as "messages". */
  what: string;
}

/** Keyset pages have a next and a first, and no number. */
export function Pager({ firstHref, nextHref, what }: PagerProps) {
  if (firstHref === null && nextHref === null) {
    return null;
  }
  return (
    <nav aria-label={`Pages of ${what}`} className="mt-4 flex gap-2">
      {firstHref !== null && (
        <LinkButton href={firstHref} small>
          Newest
        </LinkButton>
      )}
      {nextHref !== null && (
        <LinkButton href={nextHref} small rel="next">
          Older
        </LinkButton>
      )}
    </nav>
  );
}
