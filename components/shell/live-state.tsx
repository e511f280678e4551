"use client";

import { type QueryCache, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { State } from "@/components/ui/state";
import { clock } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";

type Liveness = { kind: "page" } | { kind: "live" | "stale"; at: Millis };

/** Newest successful answer of the queries this page watches; stale if one of them now fails. */
function livenessOf(cache: QueryCache, pageAt: Millis): string {
  const watched = cache.getAll().filter((query) => query.isActive());
  if (watched.length === 0) {
    return "page";
  }
  const at = Math.max(...watched.map((query) => query.state.dataUpdatedAt), 0) || pageAt;
  const failing = watched.some((query) => query.state.status === "error" || query.state.fetchFailureCount > 1);
  return `${failing ? "stale" : "live"} ${at}`;
}

function parse(text: string): Liveness {
  const [kind, at] = text.split(" ");
  return kind === "live" || kind === "stale" ? { kind, at: Number(at) } : { kind: "page" };
}

/** Whether the figures on the page follow what happens, and as of when they are. */
export function LiveState({ pageAt, zone }: { pageAt: Millis; zone: string }) {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  const liveness = parse(
    useSyncExternalStore(
      subscribe,
      () => livenessOf(cache, pageAt),
      () => "page",
    ),
  );
  switch (liveness.kind) {
    case "live":
      return <State kind="good">Live, as of {clock(liveness.at, zone)}</State>;
    case "stale":
      return <State kind="warning">Not updating since {clock(liveness.at, zone)}</State>;
    case "page":
      return <span className="text-sm whitespace-nowrap text-muted">As of {clock(pageAt, zone)}</span>;
    default:
      return liveness satisfies never;
  }
}
