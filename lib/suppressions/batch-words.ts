import { count, plural } from "@/lib/format";
import type { Batch, BatchCounts, BatchKind, BatchState } from "@/lib/suppressions/types";

export const batchKindLabels: Readonly<Record<BatchKind, string>> = {
  add: "One address added",
  paste: "Addresses pasted",
  import: "File imported",
  bulk: "Addresses added by API",
  remove: "Addresses removed",
  expiry: "End changed",
  policy: "Automatic policy",
  undo: "Undo",
};

export const batchStateLabels: Readonly<Record<BatchState, string>> = {
  running: "Running",
  done: "Done",
  stopped: "Stopped",
  failed: "Failed",
};

type Counted = Pick<Batch, "kind" | keyof BatchCounts>;

/** What a count is called, of a kind of batch. */
const countNames: Readonly<Record<keyof BatchCounts, (kind: BatchKind) => string>> = {
  added: (kind) => (kind === "undo" ? "brought back" : "added"),
  updated: (kind) => (kind === "undo" ? "set back" : kind === "expiry" ? "given another end" : "renewed"),
  removed: (kind) => (kind === "undo" ? "taken off again" : kind === "policy" ? "lifted" : "removed"),
  unchanged: (kind) => {
    switch (kind) {
      case "undo":
        return "changed since by others, left as they are";
      case "remove":
      case "expiry":
        return "gone already";
      default:
        return "there already";
    }
  },
  refused: () => "refused",
};

/** What a batch did, of which only what it did is said: "1 204 added, 12 there already, 3 refused". */
export function countWords(batch: Counted): string {
  const parts = (["added", "updated", "removed", "unchanged", "refused"] as const)
    .filter((name) => batch[name] > 0)
    .map((name) => `${count(batch[name])} ${countNames[name](batch.kind)}`);
  return parts.length === 0 ? "nothing changed" : parts.join(", ");
}

/** How a batch stands, in a sentence: "Done: 3 added." */
export function standWords(batch: Counted & Pick<Batch, "state">): string {
  const far = batch.state === "running" ? " so far" : "";
  return `${batchStateLabels[batch.state]}: ${countWords(batch)}${far}.`;
}

const changedBy = ({ added, updated, removed }: BatchCounts): number => added + updated + removed;

/** Whether there is something to bring back, now. */
export const canUndo = (batch: BatchCounts & Pick<Batch, "state" | "undoneBy">): boolean =>
  batch.state !== "running" && batch.undoneBy === null && changedBy(batch) > 0;

/** What undoing a batch does, before one says yes. */
export function undoWords({ added, updated, removed }: BatchCounts): string {
  const parts = [
    added > 0 && `${plural(added, "address", "addresses")} that it added ${added === 1 ? "is" : "are"} taken off`,
    updated > 0 && `${plural(updated, "entry", "entries")} that it changed ${updated === 1 ? "is" : "are"} set back`,
    removed > 0 &&
      `${plural(removed, "address", "addresses")} that it took off ${removed === 1 ? "comes" : "come"} back`,
  ].filter((part) => part !== false);
  return `${parts.join(", ")}. What somebody else changed since is left as it is.`;
}
