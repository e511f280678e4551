import { State, type StateKind } from "@/components/ui/state";
import type { DomainVerdict } from "@/lib/domains/types";

const looks: Record<DomainVerdict["kind"], { kind: StateKind; word: string }> = {
  safe: { kind: "good", word: "Can send" },
  care: { kind: "warning", word: "Can send, with care" },
  harm: { kind: "bad", word: "Cannot send without harm" },
  unknown: { kind: "unknown", word: "Not all is known" },
};

/** Whether a domain can send without harm, in a word and a shape. */
export function VerdictState({ verdict }: { verdict: DomainVerdict }) {
  const { kind, word } = looks[verdict.kind];
  return <State kind={kind}>{word}</State>;
}

/** The word that a filter has for it. */
export const verdictWord = (kind: DomainVerdict["kind"]): string => looks[kind].word;
