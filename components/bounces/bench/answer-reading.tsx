import type { ReactNode } from "react";
import { AdviceWords } from "@/components/bounces/advice-words";
import { ClassName, classWords } from "@/components/bounces/class-name";
import { RuleWhy } from "@/components/bounces/rule-why";
import { LocalLink } from "@/components/ui/local-link";
import { Mono, MonoBlock } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import type { BenchReading } from "@/lib/bounces/bench";
import { moveLabels } from "@/lib/bounces/constants";
import { sureWords } from "@/lib/bounces/sure-words";
import { searchHref } from "@/lib/messages/list-url";

interface AnswerReadingProps {
  reading: BenchReading;
  /** Classes that suppress by the policy. */
  suppressing: readonly string[];
}

/** All that there is to say of one answer. */
export function AnswerReading({ reading, suppressing }: AnswerReadingProps) {
  const { classification, confidence, rule, rulesVersion, why, meaning, move, advice, answerKey } = reading;
  return (
    <Panel title="What it means" subtitle={`By version ${rulesVersion} of Mailgauge’s rules`}>
      <p className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <ClassName name={classification} />
        <span>{sureWords(confidence)}</span>
      </p>
      <p className="mt-1 max-w-prose">
        {meaning} {moveLabels[move]}.
      </p>
      <dl className="mt-3 grid gap-3 sm:grid-cols-2">
        <Fact name="Rule">
          {rule === null ? (
            "No rule names this answer."
          ) : (
            <>
              <Mono>{rule}</Mono>
              <RuleWhy rule={rule} why={why} />
            </>
          )}
        </Fact>
        <Fact name="Codes">{codesWords(reading)}</Fact>
        <Fact name="Figures">{figuresWords(reading)}</Fact>
        <Fact name="Suppression">
          <Suppression reading={reading} suppressing={suppressing} />
        </Fact>
      </dl>
      <AdviceWords advice={advice} />
      <h3 className="mt-4 mb-1 text-sm">What was read</h3>
      <MonoBlock>{reading.text}</MonoBlock>
      {reading.isCut && (
        <p className="mt-1 text-sm text-muted">The rest is not shown: causes stand at the beginning.</p>
      )}
      {answerKey !== "" && (
        <p className="mt-3">
          <LocalLink className="link" href={searchHref({ range: { range: "7d" }, filters: { answer: answerKey } })}>
            List the messages with such an answer
          </LocalLink>
        </p>
      )}
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm">{name}</dt>
      <dd className="max-w-prose">{children}</dd>
    </div>
  );
}

function codesWords({ code, enhancedCode }: BenchReading): string {
  const codes = [code === null ? null : `code ${code}`, enhancedCode === null ? null : `enhanced ${enhancedCode}`];
  return codes.filter((part) => part !== null).join(" · ") || "It has no code.";
}

function figuresWords({ countsAs, probable, classification }: BenchReading): string {
  if (countsAs === null) {
    return "It is no failure: the figures give it no class.";
  }
  return probable && classification !== countsAs
    ? "Counts as unclassified: this is only a guess. A class that the sender gives counts instead."
    : `Counts as ${classWords(countsAs)}. A class that the sender gives counts instead.`;
}

function Suppression({ reading: { suppresses, classification }, suppressing }: AnswerReadingProps) {
  const policy = (
    <LocalLink className="link" href="/suppressions/policy">
      the policy
    </LocalLink>
  );
  if (!suppresses) {
    return <>No address is suppressed for this answer alone; {policy} has the rules.</>;
  }
  return suppressing.includes(classification) ? (
    <>
      <State kind="warning">Suppresses</State> A final failure puts the address on the list, as {policy} says.
    </>
  ) : (
    <>A final failure would be reason enough, but {policy} leaves this class out.</>
  );
}
