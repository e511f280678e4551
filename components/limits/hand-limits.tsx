"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";
import { toast } from "@/components/ui/toaster";
import type { Failure } from "@/lib/failure";
import { count } from "@/lib/format";
import { setHandLimitAction } from "@/lib/limits/actions";
import type { HandLimit } from "@/lib/limits/types";

interface HandLimitsProps {
  sources: readonly HandLimit[];
  canEdit: boolean;
}

/** Limits of sources whose sender has not told one. */
export function HandLimits({ sources, canEdit }: HandLimitsProps) {
  const entered = sources.filter(({ limit }) => limit !== null);
  if (sources.length === 0 || (entered.length === 0 && !canEdit)) {
    return null;
  }
  return (
    <Panel
      title="Limits entered by hand"
      subtitle="For a source whose mail all goes through one server. As soon as a notice of the sender names a limit, that one counts."
    >
      <div className="grid max-w-xl gap-4">
        {entered.length > 0 && (
          <ul className="divide-y divide-line">
            {entered.map((source) => (
              <Entered key={source.sourceId} source={source} canEdit={canEdit} />
            ))}
          </ul>
        )}
        {canEdit && <LimitForm sources={sources} />}
      </div>
    </Panel>
  );
}

function Entered({ source: { sourceId, sourceName, limit }, canEdit }: { source: HandLimit; canEdit: boolean }) {
  const [pending, start] = useTransition();
  const set = (to: number | null) => setHandLimitAction({ sourceId, limit: to });
  const remove = () =>
    start(async () => {
      const result = await set(null);
      if (result.ok) {
        toast(`${sourceName} has no limit by hand any more.`, {
          action: { label: "Undo", run: () => start(async () => void (await set(limit))) },
        });
      } else {
        toast(result.error.message, { kind: "bad" });
      }
    });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 break-words">
        {sourceName}: {count(limit ?? 0)} mails an hour
      </span>
      {canEdit && (
        <Button small look="quiet" disabled={pending} onClick={remove} aria-label={`Remove the limit of ${sourceName}`}>
          {pending ? "Removing…" : "Remove"}
        </Button>
      )}
    </li>
  );
}

function LimitForm({ sources }: { sources: readonly HandLimit[] }) {
  const [pending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sourceId, setSourceId] = useState(sources[0]?.sourceId ?? "");
  const source = sources.find((candidate) => candidate.sourceId === sourceId) ?? sources[0];
  const fields = failure?.fields ?? {};

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const limit = String(new FormData(event.currentTarget).get("limit") ?? "");
    start(async () => {
      const result = await setHandLimitAction({ sourceId: source?.sourceId ?? "", limit });
      setFailure(result.ok ? null : result.error);
      if (result.ok) {
        toast(`The limit of ${source?.sourceName ?? "the source"} is kept.`);
      }
    });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-3" aria-busy={pending}>
      {failure !== null && Object.keys(fields).length === 0 && (
        <div role="alert">
          <Note kind="bad">{failure.message}</Note>
        </div>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Select
          label="Source"
          value={source?.sourceId ?? ""}
          onChange={(event) => {
            setSourceId(event.target.value);
            setFailure(null);
          }}
          options={sources.map(({ sourceId: value, sourceName }) => ({ value, label: sourceName }))}
          error={fields.sourceId}
        />
        <TextField
          // Another source, or another limit of it, is another field.
          key={`${source?.sourceId} ${source?.limit}`}
          name="limit"
          label="Mails an hour"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={source?.limit ?? ""}
          hint="As set for the mail server at the sender."
          error={fields.limit}
          required
        />
      </div>
      <div>
        <Button type="submit" disabled={pending}>
          {pending ? "Saving…" : "Save limit"}
        </Button>
      </div>
    </form>
  );
}
