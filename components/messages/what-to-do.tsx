import { AdviceWords } from "@/components/bounces/advice-words";
import { ClassName } from "@/components/bounces/class-name";
import { RuleWhy } from "@/components/bounces/rule-why";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { Badge } from "@/components/ui/state";
import { Note } from "@/components/ui/states";
import { adviceOf, meaningOf } from "@/lib/bounces/advice";
import { bounceClassOf, moveLabels, unclassified } from "@/lib/bounces/constants";
import { disagreement, disagreementWords } from "@/lib/bounces/disagreement";
import { explain } from "@/lib/bounces/explanation";
import { moveOf } from "@/lib/bounces/sentence";
import { isProbable, ruleWords, sureWords } from "@/lib/bounces/sure-words";
import type { Classified } from "@/lib/bounces/types";
import { decidingEntry } from "@/lib/messages/deciding";
import type { MessageDetail } from "@/lib/messages/types";

/** The class of the trouble: what it means, who decided it and why, whose move it is, what to do. */
export function WhatToDo({ message }: { message: MessageDetail }) {
  const { classification, classifiedBy, group, state } = message;
  if (classification === null || (state !== "failed" && state !== "deferred")) {
    return null;
  }
  const ours = decidingEntry(message)?.ours ?? null;
  const agreed = ours?.classification === classification ? ours : null;
  return (
    <Panel title={state === "failed" ? "Why it failed" : "Why it waits"} actions={<Badge>{giver(message)}</Badge>}>
      <p className="font-medium">
        <LocalLink href={`/bounces?classification=${encodeURIComponent(classification)}`} className="hover:underline">
          <ClassName name={classification} group={group ?? undefined} />
        </LocalLink>
      </p>
      <p className="mt-1 max-w-prose">
        {meaningOf(classification)} {moveLabels[agreed?.move ?? moveOf(classification)]}.
      </p>
      {classifiedBy === "sender" ? (
        <Disagreement message={message} ours={ours} />
      ) : (
        <ByOurRules message={message} ours={ours} />
      )}
      <AdviceWords advice={adviceOf(classification, explain(agreed?.rule ?? null)?.advice ?? null)} />
    </Panel>
  );
}

function giver({ classification, classifiedBy }: MessageDetail): string {
  if (classifiedBy === "sender") {
    return "class by the sender";
  }
  return classification === unclassified ? "class by nobody" : "class by Mailgauge";
}

interface ReadProps {
  message: MessageDetail;
  /** By the rules of today. */
  ours: Classified | null;
}

function Disagreement({ message: { classification, classifiedBy }, ours }: ReadProps) {
  const other = disagreement({ classification, classifiedBy, ours });
  return (
    other !== null && (
      <div className="mt-2 max-w-prose">
        <Note kind="unknown">{disagreementWords(classification, other)} The sender’s class counts.</Note>
        {other.rule !== null && <RuleWhy rule={other.rule} why={explain(other.rule)} />}
      </div>
    )
  );
}

function ByOurRules({ message, ours }: ReadProps) {
  const { classification, classifiedBy, rulesVersion } = message;
  const isKnown = classification !== unclassified && classifiedBy !== null;
  const confidence = ours !== null && ours.rule === classifiedBy ? ours.confidence : null;
  const rule = isKnown ? classifiedBy : (ours?.rule ?? null);
  return (
    <div className="mt-2 max-w-prose text-sm">
      {isKnown && <p className="break-words">Classified {ruleWords({ classifiedBy, rulesVersion, confidence })}.</p>}
      {ours !== null && ours.classification !== classification && <p>{todaysWords(ours)}</p>}
      {rule !== null && <RuleWhy rule={rule} why={explain(rule)} />}
    </div>
  );
}

/** Another reading than the one that counts: a guess, or that of rules which came after it. */
function todaysWords({ classification, confidence, rule }: Classified): string {
  const reading = `${bounceClassOf(classification)?.label ?? classification}, ${sureWords(confidence)}`;
  if (rule === null) {
    return "The rules of this release do not name this answer.";
  }
  return isProbable(confidence)
    ? `Our rules guess ${reading}: not enough to count.`
    : `The rules of this release read it as ${reading}. The figures have that after “npm run cli -- reclassify”.`;
}
