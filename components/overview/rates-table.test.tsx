import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BounceRate } from "@/components/overview/rates-table";
import { restOf } from "@/lib/overview/rest";
import { defaultSettings } from "@/lib/settings/constants";

const { thresholds } = defaultSettings;
const counts = (delivered: number, failed: number) => ({ delivered, failed, bounced: 0, deferred: 0 });

it("marks a rate that crossed its line, and none of too few messages", () => {
  const mark = (delivered: number, failed: number) =>
    /aria-label="(\w+)"/.exec(
      renderToStaticMarkup(<BounceRate counts={counts(delivered, failed)} thresholds={thresholds} />),
    )?.[1];
  expect(mark(97, 3)).toBe("Warning");
  expect(mark(90, 10)).toBe("Problem");
  expect(mark(99, 1)).toBeUndefined();
  expect(mark(40, 9)).toBeUndefined();
});

it("shows no volume as no data", () => {
  expect(renderToStaticMarkup(<BounceRate counts={counts(0, 0)} thresholds={thresholds} />)).toContain("no data");
});

it("leaves to the rest what the rows shown do not have", () => {
  const row = { key: "google", share: null, ...counts(10, 2) };
  expect(restOf({ delivered: 15, failed: 2, bounced: 1, deferred: 4 }, [row])).toEqual({
    delivered: 5,
    failed: 0,
    bounced: 1,
    deferred: 4,
  });
});
