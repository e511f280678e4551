import { Note } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { RecordStanding } from "@/lib/domains/types";
import { exactTime } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

/** Where report and check differ, what that means, with both times. */
export function StandingNote({ standing, now, zone }: { standing: RecordStanding; now: Millis; zone: string }) {
  const { reported, observed } = standing;
  if (reported === null) {
    return null;
  }
  if (standing.standing === "mended" && observed !== null) {
    return (
      <Note kind="good">
        Mended: reported {reported.status} {exactTime(reported.at, zone)}, found right {exactTime(observed.since, zone)}
        . The sender never says that trouble is over.
      </Note>
    );
  }
  if (standing.standing === "disputed" && observed !== null) {
    return (
      <Note kind="warning">
        The sender reported {reported.status} <Time at={reported.at} now={now} zone={zone} focusable />, and our checks
        found it right before and after. The sender may ask another name server, or compare with another value than the
        one that is there: see the domain&apos;s page at the sender.
      </Note>
    );
  }
  if (standing.standing === "fault" && observed?.status === "OK") {
    return (
      <Note kind="bad">
        Reported {reported.status} <Time at={reported.at} now={now} zone={zone} focusable />, after our last check. The
        next check will tell.
      </Note>
    );
  }
  return null;
}
