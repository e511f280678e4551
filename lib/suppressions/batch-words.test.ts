import { expect, test } from "vitest";
import { batchKindLabels, canUndo, countWords, standWords, undoWords } from "@/lib/suppressions/batch-words";
import { batchKinds } from "@/lib/suppressions/types";

const none = { added: 0, updated: 0, removed: 0, unchanged: 0, refused: 0 };

test("each kind has a name of its own", () => {
  expect(new Set(batchKinds.map((kind) => batchKindLabels[kind])).size).toBe(batchKinds.length);
});

test.each([
  [
    { ...none, kind: "import", added: 1204, unchanged: 12, refused: 3 },
    "1\u202f204 added, 12 there already, 3 refused",
  ],
  [{ ...none, kind: "add", updated: 1 }, "1 renewed"],
  [{ ...none, kind: "remove", removed: 2, unchanged: 1 }, "2 removed, 1 gone already"],
  [{ ...none, kind: "expiry", updated: 2 }, "2 given another end"],
  [{ ...none, kind: "policy", added: 5, removed: 1 }, "5 added, 1 lifted"],
  [
    { ...none, kind: "undo", added: 1, updated: 2, removed: 3, unchanged: 4 },
    "1 brought back, 2 set back, 3 taken off again, 4 changed since by others, left as they are",
  ],
  [{ ...none, kind: "bulk" }, "nothing changed"],
] as const)("only what a batch did is said (%#)", (batch, words) => {
  expect(countWords(batch)).toBe(words);
});

test("how it stands is a sentence, and a batch that runs is not at its end", () => {
  expect(standWords({ ...none, kind: "import", state: "running", added: 500 })).toBe("Running: 500 added so far.");
  expect(standWords({ ...none, kind: "import", state: "stopped", added: 1 })).toBe("Stopped: 1 added.");
  expect(standWords({ ...none, kind: "policy", state: "done" })).toBe("Done: nothing changed.");
});

test("what changed something, has ended and was not undone can be undone", () => {
  const batch = { ...none, state: "done", undoneBy: null, removed: 1 } as const;
  expect(canUndo(batch)).toBe(true);
  expect(canUndo({ ...batch, state: "failed" })).toBe(true);
  expect(canUndo({ ...batch, state: "running" })).toBe(false);
  expect(canUndo({ ...batch, undoneBy: "bat_0" })).toBe(false);
  expect(canUndo({ ...batch, removed: 0, unchanged: 3, refused: 2 })).toBe(false);
});

test("what an undo would do is said before", () => {
  expect(undoWords({ ...none, added: 2, removed: 1, refused: 7 })).toBe(
    "2 addresses that it added are taken off, 1 address that it took off comes back. What somebody else changed since is left as it is.",
  );
  expect(undoWords({ ...none, updated: 1 })).toBe(
    "1 entry that it changed is set back. What somebody else changed since is left as it is.",
  );
});
