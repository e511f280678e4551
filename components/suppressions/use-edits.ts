"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toaster";
import type { Failure } from "@/lib/failure";
import type { Result } from "@/lib/result";
import {
  addSuppressionAction,
  expireManyAction,
  pasteSuppressionsAction,
  removeManyAction,
  removeSuppressionAction,
} from "@/lib/suppressions/actions";
import { countWords } from "@/lib/suppressions/batch-words";
import { undoBatchAction } from "@/lib/suppressions/batches/actions";
import type { AddInput, ExpireManyInput, PasteInput, RemoveManyInput } from "@/lib/suppressions/edit";
import {
  type LineKey,
  type SuppressionLine,
  type SuppressionLines,
  withLine,
  withoutLine,
} from "@/lib/suppressions/line";
import { suppressionsKey } from "@/lib/suppressions/query";
import type { Batch } from "@/lib/suppressions/types";

/** An expected failure on its way through react-query, which knows thrown errors only. */
export class EditFailure extends Error {
  override name = "EditFailure";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The value of an action, or its failure thrown. */
export async function answered<T>(pending: Promise<Result<T, Failure>>): Promise<T> {
  const result = await pending;
  if (!result.ok) {
    throw new EditFailure(result.error);
  }
  return result.value;
}

/** What to say of a failure: its own words, or that the server did not answer. */
export function failureWords(error: unknown): string {
  return error instanceof EditFailure
    ? error.message
    : "The server did not answer. Nothing may have changed; try again.";
}

/** Changes every cached page at once; the answer of the server, or a refusal, replaces the guess. */
function useOptimism() {
  const client = useQueryClient();
  return {
    async guess(change: (lines: SuppressionLines) => SuppressionLines) {
      await client.cancelQueries({ queryKey: suppressionsKey });
      const before = client.getQueriesData<SuppressionLines>({ queryKey: suppressionsKey });
      client.setQueriesData<SuppressionLines>({ queryKey: suppressionsKey }, (lines) => lines && change(lines));
      return before;
    },
    takeBack(before: ReturnType<typeof client.getQueriesData<SuppressionLines>> | undefined) {
      for (const [key, lines] of before ?? []) {
        client.setQueryData(key, lines);
      }
    },
    settle: () => client.invalidateQueries({ queryKey: suppressionsKey }),
  };
}

/** Puts an address on the list; `onDone` follows the server's yes. */
export function useAdd(onDone: () => void) {
  const { guess, takeBack, settle } = useOptimism();
  return useMutation({
    mutationFn: (input: AddInput) => answered(addSuppressionAction(input)),
    onMutate: (input) => guess((lines) => withLine(lines, guessedLine(input, lines.now))),
    onError: (_error, _input, before) => takeBack(before),
    onSuccess: ({ address, result }) => {
      toast(result === "added" ? `${address} is suppressed.` : `${address} was on the list already and is renewed.`);
      onDone();
    },
    onSettled: settle,
  });
}

function guessedLine({ address, reason, expiresInDays }: AddInput, now: number): SuppressionLine {
  const shown = address.trim();
  return {
    id: `new ${shown}`,
    scope: "",
    address: shown.toLowerCase(),
    addressShown: shown,
    reason: reason.trim() || null,
    origin: "manual",
    classification: null,
    createdBy: null,
    createdAt: now,
    expiresAt: expiresInDays === "" ? null : now + Number(expiresInDays) * 86_400_000,
  };
}

/** Brings back what a batch changed; `onDone` follows the server's yes. */
export function useUndo(onDone: () => void) {
  const { settle } = useOptimism();
  return useMutation({
    mutationFn: (batchId: string) => answered(undoBatchAction(batchId)),
    onError: (error) => toast(failureWords(error), { kind: "bad" }),
    onSuccess: (batch) => {
      toast(undoneWords(batch));
      onDone();
    },
    onSettled: settle,
  });
}

function undoneWords(batch: Batch): string {
  const { added, updated, removed, unchanged, state, title } = batch;
  if (state === "done" && added + updated + removed === 0 && unchanged > 0) {
    return "Changed by somebody meanwhile: that stays.";
  }
  if (state === "done" && added === 1 && updated + removed === 0) {
    return `${title.replace(/^Undo: /, "")} is suppressed again.`;
  }
  return state === "done" ? `Undone: ${countWords(batch)}.` : "Being undone; see Changes.";
}

/** Takes an address off its list, with Undo in the toast; `onDone` follows the server's yes and each undo. */
export function useRemove(onDone: () => void) {
  const { guess, takeBack, settle } = useOptimism();
  const undo = useUndo(onDone);
  return useMutation({
    mutationFn: ({ scope, address, reason }: LineKey & { reason: string }) =>
      answered(removeSuppressionAction({ scope, address, reason })),
    onMutate: (line) => guess((lines) => withoutLine(lines, line)),
    onError: (error, _line, before) => {
      takeBack(before);
      toast(failureWords(error), { kind: "bad" });
    },
    onSuccess: ({ batchId }, { address }) => {
      toast(`${address} was removed from the list.`, { action: { label: "Undo", run: () => undo.mutate(batchId) } });
      onDone();
    },
    onSettled: settle,
  });
}

/** Puts many addresses on the list; the answer says what became of each. */
export function usePaste() {
  const { settle } = useOptimism();
  return useMutation({
    mutationFn: (input: PasteInput) => answered(pasteSuppressionsAction(input)),
    onSettled: settle,
  });
}

/** What is told of a batch that many addresses are changed by, with Undo. */
function useBatch<Input>(change: (input: Input) => Promise<Result<Batch, Failure>>, onDone: () => void) {
  const { settle } = useOptimism();
  const undo = useUndo(onDone);
  return useMutation({
    mutationFn: (input: Input) => answered(change(input)),
    onError: (error) => toast(failureWords(error), { kind: "bad" }),
    onSuccess: (batch) => {
      const words =
        batch.state === "running" ? `${countWords(batch)} so far; it goes on. See Changes.` : `${countWords(batch)}.`;
      toast(words, { action: { label: "Undo", run: () => undo.mutate(batch.id) } });
      onDone();
    },
    onSettled: settle,
  });
}

export const useRemoveMany = (onDone: () => void) => useBatch<RemoveManyInput>(removeManyAction, onDone);
export const useExpireMany = (onDone: () => void) => useBatch<ExpireManyInput>(expireManyAction, onDone);
