"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { checkDomainAction } from "@/lib/domains/actions";

/** Looks the domain up now, and shows the page with what was found. */
export function CheckButton({ domain }: { domain: string }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [said, setSaid] = useState("");
  const check = () =>
    start(async () => {
      setSaid("");
      try {
        const result = await checkDomainAction(domain);
        setSaid(result.ok ? "Checked just now." : result.error.message);
        router.refresh();
      } catch {
        // Without this the page, which is right as it stands, would give way to an error.
        setSaid("The server did not answer. Try again.");
      }
    });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button look="primary" onClick={check} disabled={isPending}>
        {isPending ? "Checking…" : "Check now"}
      </Button>
      <p role="status" className="text-sm">
        {isPending ? "Asking the resolvers; this takes up to ten seconds." : said}
      </p>
    </div>
  );
}
