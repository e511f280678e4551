"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import type { Summary } from "@/lib/cube/types";
import type { View } from "@/lib/cube/view";
import { summaryQuery } from "@/lib/overview/query";

/** A page that follows busy mail is rendered anew at most this often. */
const atMostEvery = 30_000;

/**
 * Has the rest of the page rendered anew once the summary differs from the one it was made with, so that
 * charts and tables say the same as the figures above them.
 */
export function RefreshOnChange({ view, shown }: { view: View; shown: Summary }) {
  const router = useRouter();
  const { data } = useQuery(summaryQuery(view));
  const refreshedAt = useRef(0);
  const differs = data !== undefined && JSON.stringify(data) !== JSON.stringify(shown);

  useEffect(() => {
    if (!differs) {
      return;
    }
    const wait = Math.max(0, refreshedAt.current + atMostEvery - Date.now());
    const timer = setTimeout(() => {
      refreshedAt.current = Date.now();
      startTransition(() => router.refresh());
    }, wait);
    return () => clearTimeout(timer);
  }, [differs, router]);

  return null;
}
