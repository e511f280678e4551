import type { ReactNode } from "react";
import { LocalLink } from "@/components/ui/local-link";
import { MonoBlock } from "@/components/ui/mono";
import { Fold } from "@/components/ui/panel";
import { Badge } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { bounceClassOf } from "@/lib/bounces/constants";
import { exactTime } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { Suppression } from "@/lib/suppressions/types";
import { actorWords, originLabels, reasonWords } from "@/lib/suppressions/words";

interface WhyProps {
  entry: Suppression;
  now: Millis;
  zone: string;
}

/** Why an address is on a list: cause, answer, message, time, who. */
export function Why({ entry, now, zone }: WhyProps) {
  const known = bounceClassOf(entry.classification);
  return (
    <div className="grid gap-3">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact label="Reason">{reasonWords(entry)}</Fact>
        <Fact label="Origin">
          {originLabels[entry.origin]}
          {entry.origin !== "policy" && <>, {actorWords(entry.createdBy)}</>}
        </Fact>
        <Fact label="Since">
          <Time at={entry.createdAt} now={now} zone={zone} focusable /> ({exactTime(entry.createdAt, zone)})
        </Fact>
        <Fact label="Expires">
          {entry.expiresAt === null ? "never" : <Time at={entry.expiresAt} now={now} zone={zone} focusable />}
        </Fact>
        {entry.classification !== null && (
          <Fact label="Class">
            {known?.label ?? entry.classification}{" "}
            <Badge>{entry.classifiedBy === "sender" ? "by the sender" : `ours: ${entry.classifiedBy ?? "rule"}`}</Badge>
          </Fact>
        )}
        {entry.messageId !== null && (
          <Fact label="Message">
            <LocalLink className="link" href={`/messages/${encodeURIComponent(entry.messageId)}`}>
              The one that failed
            </LocalLink>
          </Fact>
        )}
      </dl>
      {known !== undefined && <p className="max-w-[75ch] text-sm">{known.meaning}</p>}
      {entry.note !== null && <p className="max-w-[75ch] text-sm break-words">{entry.note}</p>}
      {entry.answer !== null && (
        <Fold summary="What the receiving server answered" open>
          <MonoBlock>{entry.answer}</MonoBlock>
        </Fold>
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
