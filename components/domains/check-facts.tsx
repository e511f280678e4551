import { Note } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { DomainDetail } from "@/lib/domains/types";
import type { Millis } from "@/lib/ingest/types";

/** When and how the domain was checked, or why it is not. */
export function CheckFacts({ domain, now, zone }: { domain: DomainDetail; now: Millis; zone: string }) {
  const { lookUp, observation } = domain;
  if (lookUp === "not-public") {
    return (
      <Note kind="unknown">
        This is no public domain name, so it is not looked up: what stands here is what senders reported.
        DNS_PRIVATE_NAMES=1 in the configuration allows it.
      </Note>
    );
  }
  if (lookUp === "off") {
    return (
      <Note kind="unknown">
        Domains are not looked up here (DNS_CHECKS is 0 in the configuration): what stands here is what senders
        reported.
      </Note>
    );
  }
  if (observation === null) {
    return <Note kind="unknown">Not checked yet. The next round begins within a minute.</Note>;
  }
  const { at, tookMillis, servers } = observation;
  return (
    <p className="text-sm text-muted">
      Checked <Time at={at} now={now} zone={zone} focusable /> in {(tookMillis / 1000).toFixed(1)} s
      {servers.length > 0 && <> by way of {servers.join(", ")}</>}, and every hour. A resolver may keep what it was told
      for as long as the record says, so a change can take its time to show.
    </p>
  );
}
