import type { Observed, ObservedRecord } from "@/lib/domains/check/types";
import { type Difference, difference } from "@/lib/domains/difference";

interface FoundExpectedProps {
  name: ObservedRecord;
  observed: Observed;
  /** The value when it was last right. */
  learnt: string | null;
  /** What the senders want, in words. */
  asked: string | null;
}

/** The record as found beside the expected one, with what differs marked. */
export function FoundExpected({ name, observed, learnt, asked }: FoundExpectedProps) {
  const found = observed.found.map(({ value }) => value);
  const wanted = observed.wanted.flatMap(({ value }) => value ?? []).join("\n");
  const expected = wanted === "" ? learnt : wanted;
  const isRight = observed.status === "OK";
  if (found.length === 0 && (expected === null || observed.status === "NotKnown")) {
    return null;
  }
  const differs = !isRight && expected !== null;
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="text-xs text-muted">Found</h3>
        {found.length === 0 ? (
          <p className="text-sm">Nothing.</p>
        ) : (
          observed.found.map(({ type, name: at, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two equal records are a fault of their own, and none is sorted anew
            <div key={index} className="rounded-sm border bg-paper px-3 py-2">
              <p className="mono text-muted wrap-anywhere">
                {at} {type}
              </p>
              <p className="mono wrap-anywhere whitespace-pre-wrap">
                {differs ? <Marked parts={difference(name, value, expected).found} record={name} /> : value}
              </p>
            </div>
          ))
        )}
      </div>
      {isRight && asked !== null && (
        <div className="grid gap-1">
          <h3 className="text-xs text-muted">Expected</h3>
          <p className="text-sm wrap-anywhere">{asked}</p>
        </div>
      )}
      {differs && (
        <div className="grid gap-1">
          <h3 className="text-xs text-muted">{wanted === "" ? "As it was when it was last right" : "Expected"}</h3>
          <p className="mono rounded-sm border bg-paper px-3 py-2 wrap-anywhere whitespace-pre-wrap">
            <Expected
              text={expected}
              missing={found.length === 0 ? [] : difference(name, found.join("\n"), expected).missing}
            />
          </p>
        </div>
      )}
    </div>
  );
}

const separators: Partial<Record<ObservedRecord, string>> = { spf: " ", dkim: "; ", dmarc: "; " };

function Marked({ parts, record }: { parts: Difference["found"]; record: ObservedRecord }) {
  return parts.map(({ text, kind }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a record may say the same twice, and is never sorted anew
    <span key={index}>
      {index > 0 && (separators[record] ?? "\n")}
      {kind === "extra" ? (
        <mark className="bg-bad-soft text-bad line-through decoration-1">
          <span className="sr-only">not expected: </span>
          {text}
        </mark>
      ) : (
        text
      )}
    </span>
  ));
}

function Expected({ text, missing }: { text: string; missing: readonly string[] }) {
  return (
    <>
      {text}
      {missing.length > 0 && (
        <span className="mt-1 block">
          <span className="font-sans text-xs text-muted">Missing: </span>
          {missing.map((part, index) => (
            <span key={part}>
              {index > 0 && " "}
              <mark className="bg-warn-soft text-warn underline">{part}</mark>
            </span>
          ))}
        </span>
      )}
    </>
  );
}
