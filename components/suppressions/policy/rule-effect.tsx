import { classNames } from "@/components/ui/class-names";
import { effectWords } from "@/lib/suppressions/policy-words";

/** What the form knows of each rule's effect. */
export interface RuleEffects {
  /** By rule; null before the first count. */
  counts: Readonly<Record<string, number>> | null;
  /** What is shown is of before the last change of the form. */
  isOld: boolean;
}

interface RuleEffectProps {
  id?: string;
  rule: string;
  effects: RuleEffects;
  /** Of a rule that is off, the numbers that it was tried with. */
  triedWith?: string;
}

/** What a rule alone would have done, quiet while it is counted anew. */
export function RuleEffect({ id, rule, effects: { counts, isOld }, triedWith }: RuleEffectProps) {
  const added = counts?.[rule];
  return (
    <p
      id={id}
      className={classNames("text-sm sm:text-right", isOld || added === undefined ? "text-muted" : "text-ink")}
    >
      {triedWith !== undefined && `${triedWith} `}
      {added === undefined ? "not counted yet" : effectWords(added)}
    </p>
  );
}
