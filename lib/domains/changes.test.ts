import { expect, test } from "vitest";
import { changesIn } from "@/lib/domains/changes";
import type { RecordHistory } from "@/lib/domains/types";

const none: RecordHistory = { observed: [], reported: [] };
const span = (status: string, from: number, found = "") => ({ status, reason: null, found, from, to: from + 1 });

test("changes are states and values that differ from those before, the newest first", () => {
  const changes = changesIn({
    spf: { reported: [], observed: [span("OK", 1, "a"), span("OK", 5, "a"), span("Missing", 7), span("OK", 9, "b")] },
    dkim: { reported: [span("Invalid", 3)], observed: [span("OK", 7, "k")] },
    ...{ mx: none, returnPath: none, dmarc: none },
  });
  expect(changes.map(({ record, at, from, to }) => [at, record, from?.status ?? null, to.status])).toEqual([
    [9, "spf", "Missing", "OK"],
    [7, "spf", "OK", "Missing"],
    [7, "dkim", null, "OK"],
    [1, "spf", null, "OK"],
  ]);
});
