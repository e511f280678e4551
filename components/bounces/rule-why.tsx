import { MonoBlock } from "@/components/ui/mono";
import { Fold } from "@/components/ui/panel";
import type { Explanation } from "@/lib/bounces/explanation";

interface RuleWhyProps {
  rule: string;
  /** Null for a rule that this release does not have. */
  why: Pick<Explanation, "because" | "example"> | null;
}

/** Why a rule says what it says, on demand. */
export function RuleWhy({ rule, why }: RuleWhyProps) {
  return (
    <Fold
      summary={
        <>
          Why<span className="sr-only"> the rule {rule} says so</span>
        </>
      }
    >
      {why === null ? (
        <p className="max-w-prose text-sm">
          This rule is of another version of Mailgauge: what it looked for is not in this release.
        </p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
          <p className="max-w-prose">{why.because}</p>
          <p className="text-muted">An answer that it decides:</p>
          <MonoBlock>{why.example}</MonoBlock>
        </div>
      )}
    </Fold>
  );
}
