import { State, type StateKind } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import type { Millis } from "@/lib/ingest/types";
import type { SourceHealth, SourceState as StateName } from "@/lib/sources/types";

const kinds: Record<StateName, StateKind> = { ok: "good", silent: "warning", refusing: "bad", waiting: "unknown" };

interface SourceStateProps {
  source: Pick<SourceHealth, "state" | "lastEventAt">;
  now: Millis;
  zone: string;
}

/** Whether events come, in words. */
export function SourceState({ source: { state, lastEventAt }, now, zone }: SourceStateProps) {
  const last =
    lastEventAt === null ? (
      "no event yet"
    ) : (
      <span>
        last event <Time at={lastEventAt} now={now} zone={zone} focusable />
      </span>
    );
  switch (state) {
    case "ok":
      return <State kind={kinds[state]}>{last}</State>;
    case "silent":
      return <State kind={kinds[state]}>Silent: {last}</State>;
    case "refusing":
      return <State kind={kinds[state]}>Refusing: {last}</State>;
    case "waiting":
      return <State kind={kinds[state]}>Waiting for the first event</State>;
    default:
      return state satisfies never;
  }
}
