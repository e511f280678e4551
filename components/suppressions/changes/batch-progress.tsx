"use client";

import { useRouter } from "next/navigation";
import { startTransition, useCallback } from "react";
import { BatchStanding } from "@/components/suppressions/changes/batch-standing";
import type { Batch } from "@/lib/suppressions/types";

/** How far the batch of this page is; the rest of the page is read anew when it ends. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const router = useRouter();
  const readAgain = useCallback(() => startTransition(() => router.refresh()), [router]);
  return <BatchStanding batch={batch} onEnded={readAgain} />;
}
