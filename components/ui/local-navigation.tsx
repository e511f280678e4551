"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { localRoute } from "@/lib/local-route";

/** Opens every `LocalLink` of the page by the router; a click that asks for a tab, window or download stays the browser's. */
export function LocalNavigation() {
  const router = useRouter();
  useEffect(() => {
    function follow(event: MouseEvent): void {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const place = link?.dataset.local;
      if (link === null || place === undefined || link.target !== "" || link.origin !== location.origin) {
        return;
      }
      if (event.defaultPrevented || event.button !== 0 || isModified(event)) {
        return;
      }
      event.preventDefault();
      router.push(localRoute(`${link.pathname}${link.search}${link.hash}`), { scroll: place === "top" });
    }
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}

const isModified = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) => metaKey || ctrlKey || shiftKey || altKey;
