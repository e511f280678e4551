import { ShareBars } from "@/components/charts/share-bars";
import { HourBars, noticesIn } from "@/components/limits/hour-bars";
import { LocalLink } from "@/components/ui/local-link";
import { Mono } from "@/components/ui/mono";
import { Fold, Panel } from "@/components/ui/panel";
import { Note, Skeleton } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { bucket, count, timeOfDay } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { heldByLimit, longestHold } from "@/lib/limits/constants";
import type { Eater, LimitRow, LimitUse } from "@/lib/limits/types";
import { heldWords, serverWords } from "@/lib/limits/words";
import { type MessageSearch, searchHref } from "@/lib/messages/list-url";

interface UseProps {
  row: LimitRow;
  use: LimitUse;
  now: Millis;
  zone: string;
}

/** What fills a server's limit, what the limit holds, and how today compares with a week ago. */
export function LimitUsed(props: UseProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
      <Held {...props} />
      {props.use.hours.length > 0 && <Hours {...props} />}
      <EatersPanel {...props} />
    </div>
  );
}

/** Messages of the server since then. */
function listHref({ sourceId, tenant }: LimitUse, since: Millis, filters: MessageSearch["filters"]): string {
  const whose = { source: sourceId, ...(tenant === null ? {} : { tenant }) };
  return searchHref({ range: { from: new Date(since).toISOString() }, filters: { ...whose, ...filters } });
}

function Held({ row, use, now }: UseProps) {
  const words = heldWords(use.held, row.sourceKind, now);
  if (words === null) {
    return <p className="text-sm text-muted">No mail is held because of the limit.</p>;
  }
  return (
    <Note
      kind={use.held.overSixDays > 0 ? "bad" : "warning"}
      action={
        <LocalLink
          className="link text-sm"
          href={listHref(use, now - longestHold, { state: "held", answer: heldByLimit })}
        >
          Held messages
        </LocalLink>
      }
    >
      {words}
    </Note>
  );
}

function Hours({ row, use: { hours }, zone }: UseProps) {
  const name = serverWords(row);
  const title = `Attempts an hour of ${name}`;
  const last = hours.at(-1)?.at;
  const notices = row.history.filter(({ reportedAt }) => reportedAt >= (hours[0]?.at ?? 0));
  return (
    <Panel
      title={title}
      subtitle={`The last 24 hours, ${zone}. The line across a bar is the same hour a week before, a mark above it a notice; hatched is not over.`}
    >
      <figure className="min-w-0">
        <figcaption className="sr-only">{title}</figcaption>
        <HourBars hours={hours} notices={notices} limit={row.limit} zone={zone} />
        <Fold summary="Show as table">
          <DataTable
            caption={`${title}, times in ${zone}`}
            rows={hours.toReversed()}
            rowKey={({ at }) => String(at)}
            columns={[
              {
                key: "at",
                header: "Hour",
                cell: ({ at }) => (
                  <span className="whitespace-nowrap">
                    {bucket(at, "hour", zone)}
                    {at === last && " (so far)"}
                  </span>
                ),
              },
              { key: "attempts", header: "Attempts", numeric: true, cell: ({ attempts }) => count(attempts) },
              { key: "before", header: "A week before", numeric: true, cell: ({ weekBefore }) => count(weekBefore) },
              {
                key: "notices",
                header: "Notices",
                numeric: true,
                cell: ({ at }) => count(noticesIn(notices, at).length),
              },
            ]}
          />
        </Fold>
      </figure>
    </Panel>
  );
}

function EatersPanel({ row, use, zone }: UseProps) {
  const { estimate } = row;
  const { domains, tags, sampled } = use.eaters;
  const since = estimate?.from ?? 0;
  const rowsOf = (eaters: readonly Eater[], name: "domain" | "tag", none: string) =>
    eaters.map(({ key, attempts, share }) => ({
      ...{ key, value: attempts, share },
      label: key === "" ? none : <Mono>{key}</Mono>,
      // The list has no search for what has no name.
      ...(key === "" ? {} : { href: listHref(use, since, { [name]: key }) }),
    }));
  return (
    <Panel
      title={`What fills ${serverWords(row)}`}
      subtitle={`Delivery attempts since ${timeOfDay(since, zone)}, with their share${sampled ? "; of many, counted in a part" : ""}.`}
    >
      {domains.length === 0 ? (
        <p className="text-sm text-muted">No attempt was made in this hour.</p>
      ) : (
        <div className="grid gap-6 sm:grid-cols-2">
          <div className="min-w-0">
            <h3 className="mb-2 text-sm font-medium">Sending domains</h3>
            <ShareBars label="Attempts by sending domain" rows={rowsOf(domains, "domain", "no sender")} />
          </div>
          <div className="min-w-0">
            <h3 className="mb-2 text-sm font-medium">Tags</h3>
            <ShareBars label="Attempts by tag" rows={rowsOf(tags, "tag", "no tag")} />
          </div>
        </div>
      )}
    </Panel>
  );
}

export function LimitUsedSkeleton() {
  return (
    <div role="status" aria-label="What fills the limit is being read">
      <Skeleton height={420} />
    </div>
  );
}
