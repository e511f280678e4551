"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Dispatch, useCallback, useEffect, useReducer, useState } from "react";
import { newId, pickedOf } from "@/components/suppressions/import/picking";
import { type Chosen, type Event, next, type State, start } from "@/components/suppressions/import/steps";
import { importHref, upload } from "@/components/suppressions/import/upload";
import { mappingText } from "@/lib/suppressions/file/mapping";
import type { Mapping } from "@/lib/suppressions/file/types";
import { importProgressQuery, previewQuery } from "@/lib/suppressions/importing/query";
import type { ImportPreview } from "@/lib/suppressions/importing/types";
import { suppressionsKey } from "@/lib/suppressions/query";

/** What the server made of the file's beginning. */
export interface Look {
  preview: ImportPreview | null;
  /** The preview is that of the mapping before. */
  isStale: boolean;
  /** Why there is none, or none that is newer. */
  trouble: string | null;
  /** Looks again; null where that would show the same. */
  again: (() => void) | null;
}

/** The steps of an import, and what moves it from one to the next. */
export function useImport() {
  const [state, dispatch] = useReducer(next, start);
  const client = useQueryClient();
  const look = useLook(state);
  useProgress(state.step === "running" ? state.batchId : null, dispatch);

  const choose = useCallback(async (files: readonly File[]) => {
    const [file, ...others] = files;
    if (file === undefined) {
      return;
    }
    if (others.length > 0) {
      dispatch({ type: "unreadable", words: "These are several files: give one at a time." });
      return;
    }
    try {
      dispatch({ type: "picked", picked: await pickedOf(file) });
    } catch {
      dispatch({
        type: "unreadable",
        words: "The browser cannot read this. A folder cannot be imported, only a file.",
      });
    }
  }, []);

  async function run({ picked: { file }, options }: Chosen, mapping: Mapping, hasHeader: boolean): Promise<void> {
    const batchId = `bat_${newId()}`;
    const at = Date.now();
    dispatch({ type: "started", batchId, at, mapping, hasHeader });
    const outcome = await upload(file, importHref({ name: file.name, mapping, hasHeader, options, batchId }, at));
    dispatch({ ...outcome, at: Date.now() });
    await client.invalidateQueries({ queryKey: suppressionsKey });
  }

  return { state, look, dispatch, choose, run };
}

function useLook(state: State): Look {
  const chosen = state.step === "previewed" ? state.chosen : null;
  const asked = chosen && {
    id: chosen.picked.id,
    head: chosen.picked.head,
    isWhole: chosen.picked.isWhole,
    columns: chosen.wanted.mapping && mappingText(chosen.wanted.mapping),
    hasHeader: chosen.wanted.hasHeader,
  };
  const { data, isError, refetch } = useQuery(previewQuery(asked));
  const fresh = data?.ok === true ? data.value : null;
  // The table stays where it is while a column gets another meaning.
  const [kept, setKept] = useState<{ id: string; preview: ImportPreview } | null>(null);
  if (fresh !== null && chosen !== null && fresh !== kept?.preview) {
    setKept({ id: chosen.picked.id, preview: fresh });
  }
  const refusal = data?.ok === false ? data.error.message : null;
  return {
    preview: fresh ?? (kept?.id === chosen?.picked.id ? (kept?.preview ?? null) : null),
    isStale: fresh === null,
    trouble: refusal ?? (isError ? "The server did not answer, so the file could not be looked at." : null),
    again: isError ? async () => void (await refetch()) : null,
  };
}

/** Tells the steps, each second, how far the batch is. */
function useProgress(batchId: string | null, dispatch: Dispatch<Event>): void {
  const { data, isError, dataUpdatedAt, errorUpdatedAt } = useQuery(importProgressQuery(batchId));
  const at = Math.max(dataUpdatedAt, errorUpdatedAt);
  useEffect(() => {
    if (at > 0) {
      dispatch({ type: "polled", batch: data ?? null, isAnswer: !isError, at });
    }
  }, [at, data, isError, dispatch]);
}
