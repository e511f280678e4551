import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RulesNote } from "@/components/bounces/rules-note";

const text = (stored: number | null, stale: boolean) =>
  renderToStaticMarkup(<RulesNote stored={stored} current={2} stale={stale} />).replace(/<[^>]+>/g, "");

it("says which rules gave the classes, and which command brings them up to date", () => {
  expect(text(1, true)).toContain("given by version 1 of our rules; this release has version 2.");
  expect(text(null, true)).toContain("given by an older version of our rules");
  expect(text(1, true)).toContain("npm run cli -- reclassify");
});

it("is silent where the classes are those of today's rules", () => {
  expect(text(2, false)).toBe("");
});
