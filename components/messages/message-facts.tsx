import type { ReactNode } from "react";
import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { exactTime, plural } from "@/lib/format";
import { searchHref } from "@/lib/messages/list-url";
import type { MessageDetail } from "@/lib/messages/types";
import { providerLabel } from "@/lib/providers/constants";

/** What is known of a message beside its events. */
export function MessageFacts({ message, zone }: { message: MessageDetail; zone: string }) {
  const { recipient, sender, subject, tag, tenant } = message;
  const always = { range: { range: "365d" } };
  return (
    <dl className="grid gap-3 text-sm">
      <Fact name="To">
        {recipient !== null && (
          <LocalLink className="link mono" href={searchHref({ ...always, filters: { recipient } })}>
            {recipient}
          </LocalLink>
        )}
      </Fact>
      <Fact name="From">{sender !== null && <Mono>{sender}</Mono>}</Fact>
      <Fact name="Subject">{subject}</Fact>
      <Fact name="Provider">
        {providerLabel(message.provider)}
        {message.host !== null && (
          <>
            , <Mono>{message.host}</Mono>
          </>
        )}
      </Fact>
      <Fact name="Attempts">{plural(message.attempts, "attempt")}</Fact>
      {tag !== null && (
        <Fact name="Tag">
          <LocalLink className="link" href={searchHref({ ...always, filters: { tag } })}>
            {tag}
          </LocalLink>
        </Fact>
      )}
      {tenant !== null && <Fact name="Tenant">{tenant}</Fact>}
      <Fact name="Source">{message.sourceName ?? message.sourceId}</Fact>
      {message.acceptedAt !== null && <Fact name="Accepted">{exactTime(message.acceptedAt, zone)}</Fact>}
      {message.messageIdHeader !== null && (
        <Fact name="Message-ID">
          <Mono>{message.messageIdHeader}</Mono>
        </Fact>
      )}
      {message.token !== null && (
        <Fact name="Token">
          <Mono>{message.token}</Mono>
        </Fact>
      )}
      {message.number !== null && <Fact name="Sender’s number">{message.number}</Fact>}
      {message.metadata !== null && (
        <Fact name="Metadata">
          <pre className="mono whitespace-pre-wrap">{JSON.stringify(message.metadata, null, 2)}</pre>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs font-normal text-muted">{name}</dt>
      <dd className="break-words">
        {children === null || children === false ? <span className="text-muted">not reported</span> : children}
      </dd>
    </div>
  );
}
