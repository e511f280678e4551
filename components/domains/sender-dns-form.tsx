"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toaster";
import { setSenderDnsAction } from "@/lib/domains/actions";
import type { SenderExpectation } from "@/lib/domains/types";
import type { Failure } from "@/lib/failure";

const lost: Failure = { message: "Mailgauge did not answer. Nothing is known to be changed; try again." };

/** What a source asks of its domains; a blank field goes back to what is documented or named in reports. */
export function SenderDnsForm({ domain, sender }: { domain: string; sender: SenderExpectation }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { sourceId, set, records } = sender;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = { sourceId, ...Object.fromEntries(new FormData(event.currentTarget)) };
    start(async () => {
      const result = await setSenderDnsAction(domain, input).catch(() => ({ ok: false as const, error: lost }));
      setFailure(result.ok ? null : result.error);
      if (result.ok) {
        toast("Saved. The domain was looked at by it.");
        router.refresh();
      }
    });
  };
  const field = (name: string) => {
    const error = failure?.fields?.[name];
    return { name, autoComplete: "off", autoCapitalize: "none", spellCheck: false, ...(error && { error }) };
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-3" aria-busy={isPending}>
      <TextField
        label="SPF include"
        defaultValue={set.spfInclude ?? ""}
        placeholder={records.spfInclude ?? "spf.postal.example.com"}
        {...field("spfInclude")}
      />
      <TextField
        label="Return path points to"
        defaultValue={set.returnPathTarget ?? ""}
        placeholder={records.returnPathTarget ?? "rp.postal.example.com"}
        {...field("returnPathTarget")}
      />
      <TextField
        label="Return path label"
        hint="What stands before the domain"
        defaultValue={set.returnPathPrefix ?? ""}
        placeholder={records.returnPathPrefix}
        {...field("returnPathPrefix")}
      />
      <TextField
        label="MX hosts"
        hint="With commas between them; blank if the sender asks for none"
        defaultValue={set.mxHosts?.join(", ") ?? ""}
        {...field("mxHosts")}
      />
      {failure !== null && (
        <p role="alert" className="text-sm text-bad">
          {failure.message}
        </p>
      )}
      <div>
        <Button type="submit" disabled={isPending}>
          {isPending ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
