import { LocalLink } from "@/components/ui/local-link";
import { count } from "@/lib/format";

interface CountLinkProps {
  value: number;
  /** The list of exactly these messages. */
  href: string;
  /** What is counted, for those who hear the link alone: "failed messages at Google". */
  what: string;
}

/** A number that opens what it counts; zero opens nothing. */
export function CountLink({ value, href, what }: CountLinkProps) {
  return value === 0 ? (
    <span className="text-muted">0</span>
  ) : (
    <LocalLink href={href} aria-label={`${count(value)} ${what}`} className="count-link">
      {count(value)}
    </LocalLink>
  );
}
