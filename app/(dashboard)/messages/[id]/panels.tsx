import { RawBody } from "@/components/messages/raw-body";
import { Timeline } from "@/components/messages/timeline";
import { Panel } from "@/components/ui/panel";
import { loadEvents } from "@/lib/events/loaders";
import { exactTime } from "@/lib/format";
import type { MessageDetail } from "@/lib/messages/types";

/** Of the newest events; a message has a few, and eighteen delays at most. */
const bodiesShown = 100;

export async function TimelinePanel({ message, zone }: { message: MessageDetail; zone: string }) {
  const events = await loadEvents({ messageId: message.id }, { limit: bodiesShown, payload: true });
  const bodies = Object.fromEntries(
    (events.ok ? events.value.rows : []).map(({ id, payload, occurredAt }) => [
      id,
      <RawBody key={id} payload={payload} of={exactTime(occurredAt, zone)} />,
    ]),
  );
  return (
    <Panel title="Timeline" subtitle={`Oldest first, times in ${zone}`}>
      <Timeline entries={message.timeline} acceptedAt={message.acceptedAt} zone={zone} bodies={bodies} />
    </Panel>
  );
}
