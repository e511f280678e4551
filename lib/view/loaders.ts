import "server-only";
import { cache } from "react";
import { defaultPreset, presetRange, resolveRange } from "@/lib/cube/range";
import { viewOf } from "@/lib/cube/view";
import { readSettings } from "@/lib/settings/data";
import { loadShell } from "@/lib/shell/loaders";
import type { ViewState } from "@/lib/view/types";

/**
 * Range and filters of a page. One object a request and query, so that panels which ask for the same
 * figures share the read.
 * @param query as `viewQuery` writes it
 */
export const loadView = cache(async (query: string): Promise<ViewState> => {
  const { now, zone, sources } = await loadShell();
  const { thresholds } = await readSettings();
  const asked = viewOf(Object.fromEntries(new URLSearchParams(query)));
  const resolved = resolveRange(asked.range, now, zone);
  return {
    view: resolved.ok ? asked : { ...asked, range: {} },
    range: resolved.ok ? resolved.value : presetRange(defaultPreset, now, zone),
    filters: asked.filters,
    refusal: resolved.ok ? null : resolved.error.message,
    thresholds,
    zone,
    now,
    sources,
  };
});
