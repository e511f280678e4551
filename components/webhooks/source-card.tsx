import { Sparkline } from "@/components/charts/sparkline";
import { CopyButton } from "@/components/ui/copy-button";
import { Fold } from "@/components/ui/panel";
import { Badge } from "@/components/ui/state";
import { Note } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { KeyList, KeyTrouble } from "@/components/webhooks/key-list";
import { RefusalTable } from "@/components/webhooks/refusal-table";
import { RemoveSource } from "@/components/webhooks/remove-source";
import { SetUpSteps } from "@/components/webhooks/set-up-steps";
import { SourceState } from "@/components/webhooks/source-state";
import { bucket, count, dateTime, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { isConfigured } from "@/lib/sources/configured";
import type { KeyState, SourceHealth } from "@/lib/sources/types";

interface SourceCardProps {
  source: SourceHealth;
  keyState: KeyState | null;
  now: Millis;
  zone: string;
  /** Whether the reader may remove it. */
  isOwner: boolean;
}

const kindNames = { ark: "Ark", postal: "Postal" } as const;
const manyTags = 1_000;

/** A source: its URL, whether events come, and what stands in their way. */
export function SourceCard({ source, keyState, now, zone, isOwner }: SourceCardProps) {
  const heading = `source-${source.id}`;
  return (
    <section aria-labelledby={heading} className="grid min-w-0 gap-4 rounded-md border bg-panel p-4">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h2 id={heading} className="text-lg break-words">
            {source.name}
          </h2>
          <Badge>{kindNames[source.kind]}</Badge>
        </div>
        <SourceState source={source} now={now} zone={zone} />
      </header>
      <div className="flex flex-wrap items-center gap-2">
        <code className="mono min-w-0 flex-1 rounded-sm border bg-paper px-3 py-2 max-sm:basis-full">{source.url}</code>
        <CopyButton text={source.url} what={`webhook URL of ${source.name}`} />
      </div>
      <Warnings source={source} keyState={keyState} now={now} zone={zone} />
      <Traffic source={source} zone={zone} />
      {source.refusals.length > 0 && (
        <div className="grid gap-2">
          <h3 className="text-base">Refused in the last 7 days</h3>
          <div className="rounded-sm border bg-paper">
            <RefusalTable refusals={source.refusals} of={source.name} now={now} zone={zone} />
          </div>
        </div>
      )}
      <div>
        <SetUpSteps kind={source.kind} url={source.url} open={source.state === "waiting"} />
        <KeyList source={source} keyState={keyState} now={now} zone={zone} />
      </div>
      {source.boundTo.length > 0 && (
        <p className="text-sm text-muted">
          Bound to {source.boundTo.join(", ")}: events of other tenants and servers go to quarantine.
        </p>
      )}
      {isOwner && (
        <footer className="border-t pt-3">
          {isConfigured(source) ? (
            <p className="text-xs text-muted">Made by the configuration; it comes back at each start.</p>
          ) : (
            <RemoveSource id={source.id} name={source.name} />
          )}
        </footer>
      )}
    </section>
  );
}

function Warnings({ source, keyState, now, zone }: Omit<SourceCardProps, "isOwner">) {
  return (
    <>
      <KeyTrouble source={source} keyState={keyState} now={now} zone={zone} />
      {source.gaps.map(({ from, to }) => (
        <Note key={from} kind="warning">
          Events between {dateTime(from, zone)} and {dateTime(to, zone)} ({zone}) may be missing: Mailgauge did not run,
          and {kindNames[source.kind]} had given them up when it was back.
          {source.kind === "ark" && " At Ark they can be replayed from the webhook's deliveries."}
        </Note>
      ))}
      {source.guessable && (
        <Note kind="warning">
          This address can be guessed. One key signs for all customers of {kindNames[source.kind]}, so whoever finds the
          address can post events of their own. Set {source.kind === "ark" ? "ARK" : "POSTAL"}_WEBHOOK_SLUG to at least
          16 characters with digits in them, then change the URL at {kindNames[source.kind]}.
        </Note>
      )}
      {source.countTags && source.tagsToday > manyTags && (
        <Note kind="warning">
          {count(source.tagsToday)} different tags today: with a tag for every mail the figures grow as large as the
          events. Use tags for kinds of mail, and metadata for what is particular to one.
        </Note>
      )}
    </>
  );
}

function Traffic({ source, zone }: { source: SourceHealth; zone: string }) {
  const { hourly, events24h, quarantined } = source;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <div>
          <dt className="text-xs text-muted">Events in 24 hours</dt>
          <dd className="text-lg">{count(events24h)}</dd>
        </div>
        <div>
          <dt className="text-xs text-muted">In quarantine</dt>
          <dd className="text-lg">
            {quarantined === 0 ? (
              "0"
            ) : (
              <a className="link" href="#quarantine">
                {count(quarantined)}
              </a>
            )}
          </dd>
        </div>
      </dl>
      <div className="grid justify-items-end max-sm:justify-items-start">
        <Sparkline
          width={224}
          height={36}
          values={hourly.map(({ count: events }) => events)}
          label={`Events an hour over the last 24 hours: ${plural(events24h, "event")}, ${count(hourly.at(-1)?.count ?? 0)} in the last hour`}
        />
        <span className="text-xs text-muted">events an hour, last 24 hours</span>
      </div>
      <div className="w-full">
        <Fold summary="Show as table">
          <DataTable
            caption={`Events of ${source.name} an hour, times in ${zone}`}
            rows={hourly.toReversed()}
            rowKey={({ at }) => String(at)}
            columns={[
              { key: "at", header: "Hour from", cell: ({ at }) => bucket(at, "hour", zone) },
              { key: "count", header: "Events", numeric: true, cell: ({ count: events }) => count(events) },
            ]}
          />
        </Fold>
      </div>
    </div>
  );
}
