import { expect, test } from "vitest";
import { refusals } from "@/lib/ingest/outcome";
import { remedyFor } from "@/lib/refusals/remedies";

test("each refusal has a title, its status and a sentence", () => {
  for (const reason of Object.keys(refusals)) {
    const remedy = remedyFor(reason);
    expect(remedy.title).not.toBe(reason);
    expect(remedy.status).toBeGreaterThanOrEqual(400);
    expect(remedy.text).toMatch(/\.$/);
  }
});

test("an unknown reason is shown as it is", () => {
  expect(remedyFor("constructor")).toMatchObject({ title: "constructor", status: null });
});
