import type { ReactNode } from "react";
import { ClassName } from "@/components/bounces/class-name";
import { RuleWhy } from "@/components/bounces/rule-why";
import { MonoBlock } from "@/components/ui/mono";
import { StateIcon, type StateKind } from "@/components/ui/state";
import { disagreement, disagreementWords } from "@/lib/bounces/disagreement";
import { explain } from "@/lib/bounces/explanation";
import { ruleWords } from "@/lib/bounces/sure-words";
import { duration, exactTime } from "@/lib/format";
import type { EventType, Millis } from "@/lib/ingest/types";
import type { TimelineEntry } from "@/lib/messages/types";
import { visibleText } from "@/lib/visible-text";

interface TimelineProps {
  /** Oldest first. */
  entries: readonly TimelineEntry[];
  acceptedAt: Millis | null;
  zone: string;
  /** Each entry's body as it came, for the fold under it. */
  bodies?: Readonly<Record<string, ReactNode>>;
}

const events: Record<EventType, { kind: StateKind; text: string }> = {
  MessageSent: { kind: "good", text: "Delivered" },
  MessageDelayed: { kind: "warning", text: "Deferred" },
  MessageDeliveryFailed: { kind: "bad", text: "Failed" },
  MessageHeld: { kind: "warning", text: "Held by the sender" },
  MessageBounced: { kind: "bad", text: "Bounced after acceptance" },
  MessageLoaded: { kind: "good", text: "Opened" },
  MessageLinkClicked: { kind: "good", text: "Link clicked" },
  DomainDNSError: { kind: "bad", text: "DNS trouble reported" },
  SendLimitApproaching: { kind: "warning", text: "Send limit approaching" },
  SendLimitExceeded: { kind: "bad", text: "Send limit exceeded" },
};

/** All that happened to a message, oldest first, with the gaps in words. */
export function Timeline({ entries, acceptedAt, zone, bodies = {} }: TimelineProps) {
  const before = (at: number) => entries[at - 1]?.at ?? acceptedAt;
  return (
    <ol aria-label="What happened, oldest first" className="border-l border-edge pl-5">
      {acceptedAt !== null && (
        <Step kind="unknown" title="Accepted by the sender" at={acceptedAt} since={null} zone={zone} />
      )}
      {entries.map((entry, at) => {
        const { kind, text } = eventWords(entry);
        return (
          <Step key={entry.eventId} kind={kind} title={text} at={entry.at} since={before(at)} zone={zone}>
            <Details entry={entry} />
            {bodies[entry.eventId]}
          </Step>
        );
      })}
    </ol>
  );
}

function eventWords(entry: TimelineEntry): { kind: StateKind; text: string } {
  switch (entry.bounceKind) {
    case "auto-reply":
      return { kind: "unknown", text: "Automatic reply, not counted as a bounce" };
    case "delay-notice":
      return { kind: "unknown", text: "Delay notice, not counted as a bounce" };
    case "bounce":
    case null:
      return events[entry.type];
    default:
      return entry.bounceKind satisfies never;
  }
}

interface StepProps {
  kind: StateKind;
  title: string;
  at: Millis;
  since: Millis | null;
  zone: string;
  children?: ReactNode;
}

function Step({ kind, title, at, since, zone, children }: StepProps) {
  return (
    <li className="relative pb-6 last:pb-0">
      <span className="absolute top-0.5 -left-[27px] bg-paper py-0.5">
        <StateIcon kind={kind} />
      </span>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong>{title}</strong>
        <time dateTime={new Date(at).toISOString()} className="text-sm text-muted">
          {exactTime(at, zone)}
        </time>
        {since !== null && <span className="text-sm text-muted">{gap(at - since)}</span>}
      </p>
      {children}
    </li>
  );
}

function gap(millis: Millis): string {
  if (millis === 0) {
    return "at the same time";
  }
  return millis > 0 ? `${duration(millis)} later` : `${duration(-millis)} earlier`;
}

function Details({ entry }: { entry: TimelineEntry }) {
  const facts = factsOf(entry);
  const said = entry.answer ?? null;
  const details = entry.details !== null && entry.details !== said ? entry.details : null;
  return (
    <div className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-2">
      {facts.length > 0 && <p className="text-sm break-words">{facts.join(" · ")}</p>}
      {details !== null && <p className="max-w-prose text-sm break-words">{visibleText(details)}</p>}
      {said !== null && <MonoBlock>{said}</MonoBlock>}
      {entry.classification !== null && <Class entry={entry} />}
      {entry.bounceFrom !== null && <p className="text-sm break-words">from {entry.bounceFrom}</p>}
      {entry.bounceSubject !== null && <p className="text-sm break-words">“{entry.bounceSubject}”</p>}
      {entry.url !== null && <MonoBlock>{entry.url}</MonoBlock>}
      {entry.userAgent !== null && <p className="text-sm break-words text-muted">{entry.userAgent}</p>}
    </div>
  );
}

function factsOf({ host, tls, seconds, code, enhancedCode, attempted, ipAddress, type }: TimelineEntry): string[] {
  const isDelivery = type === "MessageSent" || type === "MessageDelayed" || type === "MessageDeliveryFailed";
  return [
    host === null ? null : `host ${host}`,
    tls === null ? (isDelivery && attempted ? "TLS not reported" : null) : tls ? "with TLS" : "without TLS",
    seconds === null ? null : `took ${duration(seconds * 1_000)}`,
    code === null ? null : `code ${code}`,
    enhancedCode === null ? null : `enhanced ${enhancedCode}`,
    isDelivery && !attempted ? "no delivery was tried" : null,
    ipAddress === null ? null : `from ${ipAddress}`,
  ].filter((fact) => fact !== null);
}

function Class({ entry }: { entry: TimelineEntry }) {
  const { classification, classifiedBy, senderClassification, ours } = entry;
  const other = disagreement(entry);
  const rule = other?.rule ?? (classifiedBy === "sender" ? null : (ours?.rule ?? classifiedBy));
  return (
    <div className="text-sm">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <ClassName name={classification ?? ""} />
        <span className="text-muted">
          {classifiedBy === "sender"
            ? "classified by the sender"
            : `classified ${ruleWords(entry)}; the sender said ${senderClassification ?? "nothing"}`}
        </span>
      </p>
      {other !== null && <p className="mt-1 max-w-prose break-words">{disagreementWords(classification, other)}</p>}
      {rule !== null && <RuleWhy rule={rule} why={explain(rule)} />}
    </div>
  );
}
