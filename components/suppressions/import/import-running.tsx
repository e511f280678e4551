"use client";

import { useEffect, useState } from "react";
import { StepSection } from "@/components/suppressions/import/step-section";
import type { Running } from "@/components/suppressions/import/steps";
import { takenWords } from "@/components/suppressions/import/words";
import { Note } from "@/components/ui/states";
import { duration } from "@/lib/format";

/** How far the import is, each second. */
export function ImportRunning({ running }: { running: Running }) {
  const { chosen, batch, broken, startedAt } = running;
  return (
    <StepSection title={`Importing ${chosen.picked.file.name}`}>
      <p className="text-lg">{batch === null ? "Sending the file…" : `${takenWords(batch)} so far`}</p>
      {broken === null ? (
        <p className="max-w-[75ch] text-sm text-muted">
          <Elapsed since={startedAt} /> Keep this tab open until it ends: the file is being sent from here.
        </p>
      ) : (
        <Note kind="warning">{broken.words} The server is asked what was taken of the file…</Note>
      )}
    </StepSection>
  );
}

function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now - since < 1_000 ? "Just begun." : `Running for ${duration(now - since)}.`;
}
