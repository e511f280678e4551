import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { count } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { searchHref } from "@/lib/messages/list-url";
import type { MessageDetail } from "@/lib/messages/types";
import { addressHref } from "@/lib/suppressions/href";
import { originLabels, senderListNote } from "@/lib/suppressions/words";
import { visibleText } from "@/lib/visible-text";

interface PartProps {
  message: MessageDetail;
  now: Millis;
  zone: string;
}

/** Whether mail to the recipient is stopped: by our list, and by the sender's own. */
export function RecipientSuppression({ message, now, zone }: PartProps) {
  const { suppression, recipient } = message;
  if (recipient === null) {
    return null;
  }
  return (
    <Panel title="Suppression of the recipient">
      {suppression.suppressed ? (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <State kind="warning">Suppressed</State>
          <span>
            on {suppression.scope === "tenant" ? "its tenant’s list" : "the workspace’s list"}
            {suppression.reason !== null && `, ${suppression.reason}`}
            {suppression.origin !== null && `, ${originWords(suppression.origin)}`}
          </span>
          {suppression.createdAt !== null && <Time at={suppression.createdAt} now={now} zone={zone} focusable />}
        </p>
      ) : (
        <p>
          <State kind="good">Not suppressed</State>
        </p>
      )}
      <p className="mt-2">
        <LocalLink className="link" href={addressHref(recipient)}>
          {suppression.suppressed ? "History and removal of this address" : "History of this address, or suppress it"}
        </LocalLink>
      </p>
      {message.heldBySenderList && (
        <p className="mt-3 max-w-prose">
          <State kind="warning">Held by the sender’s own list</State>
          <br />
          {senderListNote}
        </p>
      )}
    </Panel>
  );
}

function originWords(origin: string): string {
  const known = Object.entries(originLabels).find(([name]) => name === origin);
  return (known?.[1] ?? origin).toLowerCase();
}

/** Who else got the same answer. */
export function SameAnswer({ message }: { message: MessageDetail }) {
  const { answerKey, neighbours } = message;
  if (answerKey === null || answerKey === "" || (message.state !== "failed" && message.state !== "deferred")) {
    return null;
  }
  const { sameAnswer, more } = neighbours;
  return (
    <Panel title="Others with the same answer">
      <p className="max-w-prose">
        {sameAnswer === 0
          ? "No other message failed or waits with this answer in the last 24 hours."
          : `${count(sameAnswer)}${more ? "+" : ""} other ${sameAnswer === 1 ? "message" : "messages"} failed or ${sameAnswer === 1 ? "waits" : "wait"} with this answer in the last 24 hours.`}
      </p>
      <p className="mono mt-2 text-muted">{visibleText(answerKey)}</p>
      <p className="mt-2">
        <LocalLink className="link" href={searchHref({ range: { range: "7d" }, filters: { answer: answerKey } })}>
          List the messages with this answer
        </LocalLink>
      </p>
    </Panel>
  );
}
