import { count, growth } from "@/lib/format";

/** The change of a count against the period before, with that count on hover and for screen readers. */
export function Growth({ current, previous }: { current: number; previous: number }) {
  const text = growth(current, previous);
  return text === null ? (
    <span className="text-muted">–</span>
  ) : (
    <span className="whitespace-nowrap" title={`${count(previous)} in the period before`}>
      {text}
      <span className="sr-only"> against {count(previous)} in the period before</span>
    </span>
  );
}
