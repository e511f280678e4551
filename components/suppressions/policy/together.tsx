import type { KnownEffect } from "@/components/suppressions/policy/use-effect-of";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { effectDays } from "@/lib/suppressions/automatic/effect";
import { effectWords } from "@/lib/suppressions/policy-words";

interface TogetherProps {
  known: KnownEffect;
  /** What is known is of before the last change. */
  isOld: boolean;
  /** The fields say no policy that could be counted. */
  isWrong: boolean;
}

/** What all rules would have done together: the one place where a screen reader hears that it was counted. */
export function Together({ known: { effect, failure, countAgain }, isOld, isWrong }: TogetherProps) {
  if (failure !== null && !isWrong) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 text-sm">
        <p className="text-bad">What these rules would have done could not be counted. {failure}</p>
        <Button small onClick={countAgain}>
          Count again
        </Button>
      </div>
    );
  }
  return (
    <div role="status" className={classNames("text-sm", isOld && "text-muted")}>
      {isWrong ? "What these rules would have done is counted once the fields above are right." : wordsOf(effect)}
    </div>
  );
}

const wordsOf = (effect: KnownEffect["effect"]) =>
  effect === null
    ? `Counting what these rules would have done in the last ${effectDays} days…`
    : `Together these rules ${effectWords(effect.together)} in the last ${effectDays} days.`;
