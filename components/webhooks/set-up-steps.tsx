import type { ReactNode } from "react";
import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { Fold } from "@/components/ui/panel";
import type { SourceKind } from "@/lib/sources/types";

/** What to do at the sender; open as long as nothing has come. */
export function SetUpSteps({ kind, url, open }: { kind: SourceKind; url: string; open: boolean }) {
  return (
    <Fold summary={kind === "ark" ? "Steps at Ark" : "Steps at Postal"} open={open}>
      <ol className="grid max-w-[75ch] list-decimal gap-2 pl-5 text-sm">{steps[kind](url).map(item)}</ol>
    </Fold>
  );
}

const item = (step: ReactNode, at: number) => <li key={`step ${at + 1}`}>{step}</li>;

const limitsLink = (
  <LocalLink className="link" href="/limits">
    Limits
  </LocalLink>
);

const steps: Record<SourceKind, (url: string) => ReactNode[]> = {
  ark: (url) => [
    <>
      Make a webhook at Ark with the URL above. Ark posts over https, from the Internet
      {url.startsWith("https:") ? (
        "."
      ) : (
        <>
          : give Mailgauge an https address that can be reached from there, and set it as <Mono>BASE_URL</Mono>, so that
          the URL above is right.
        </>
      )}
    </>,
    <>
      Subscribe it to <strong>all</strong> events: <Mono>allEvents: true</Mono> for a tenant&apos;s webhook, an empty
      list of events for a platform webhook. Only then send limits are reported (page {limitsLink}).
    </>,
    <>Send a test from Ark. A test is recorded and shown, and counts nowhere.</>,
    <>
      While Mailgauge cannot be reached Ark tries each event again for about three days; what it gave up can be replayed
      there, and is counted once.
    </>,
  ],
  postal: () => [
    <>
      In the mail server at Postal open Webhooks, add one with the URL above and choose <strong>all</strong> events:
      only then send limits are reported (page {limitsLink}).
    </>,
    <>
      If Mailgauge has a private address (same host, same network), Postal 3.3.7 and later refuse to post there: add its
      host name or network to <Mono>postal.allowed_request_destinations</Mono> (in the environment{" "}
      <Mono>POSTAL_ALLOWED_REQUEST_DESTINATIONS</Mono>). The only sign of it is code -4 in Postal&apos;s webhook
      history.
    </>,
    <>
      Postal publishes its signing key since 3.2.0. For an older one add a source with its public key pasted instead.
    </>,
    <>
      Postal tries an event six times in 36 minutes and then drops it for good. After a longer downtime the card says
      from when to when events may be missing.
    </>,
  ],
};
