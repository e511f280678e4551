import { ConfirmForm } from "@/components/settings/confirm-form";
import { Badge } from "@/components/ui/state";
import { EmptyState } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { revokeKeyAction } from "@/lib/auth/actions";
import type { ApiKey } from "@/lib/auth/types";
import type { Millis } from "@/lib/ingest/types";

export function KeyTable({ keys, now, zone }: { keys: readonly ApiKey[]; now: Millis; zone: string }) {
  if (keys.length === 0) {
    return (
      <EmptyState title="No API keys yet">
        A key lets a program ask whether an address is suppressed, add and remove addresses, and read the figures.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="API keys of this workspace"
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { key: "name", header: "Name", cell: (key) => key.name },
        { key: "start", header: "Begins with", wide: true, cell: (key) => <span className="mono">{key.start}…</span> },
        {
          key: "scopes",
          header: "Scopes",
          cell: (key) => (
            <span className="flex flex-wrap gap-1">
              {key.scopes.map((scope) => (
                <Badge key={scope}>{scope}</Badge>
              ))}
            </span>
          ),
        },
        {
          key: "created",
          header: "Made",
          wide: true,
          cell: (key) => (
            <>
              <Time at={key.createdAt} now={now} zone={zone} />
              {key.createdBy !== null && <span className="text-muted"> by {key.createdBy}</span>}
            </>
          ),
        },
        {
          key: "used",
          header: "Last used",
          cell: (key) => (key.lastUsedAt === null ? "never" : <Time at={key.lastUsedAt} now={now} zone={zone} />),
        },
        {
          key: "revoke",
          header: <span className="sr-only">Revoke</span>,
          numeric: true,
          cell: (key) => (
            <ConfirmForm
              id={key.id}
              verb="Revoke"
              of={key.name}
              question="Calls with this key are refused from now on. It cannot be brought back."
              action={revokeKeyAction}
            />
          ),
        },
      ]}
    />
  );
}
