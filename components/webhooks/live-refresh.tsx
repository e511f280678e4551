"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/** Reads the page again every few seconds while it is looked at; what is typed or opened stays. */
export function LiveRefresh({ everySeconds }: { everySeconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        startTransition(() => router.refresh());
      }
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [router, everySeconds]);
  return null;
}
