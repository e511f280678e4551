import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TroubleStrip } from "@/components/shell/trouble-strip";
import type { Trouble } from "@/lib/shell/types";

const silent: Trouble = { kind: "silent", source: "<img src=x>", since: 0 };
const strip = (...trouble: Trouble[]) => renderToStaticMarkup(<TroubleStrip trouble={trouble} zone="UTC" />);

it("shows nothing when all is well", () => {
  expect(strip()).toBe("");
});

it("shows the first in a sentence, how many more there are, and where the details are", () => {
  const markup = strip(silent, { kind: "quarantined", count: 3 }, { kind: "quarantined", count: 4 });
  expect(markup).toContain("since 1 Jan 1970, 00:00 (UTC)");
  expect(markup).toContain("And 2 more.");
  expect(markup).not.toContain("quarantine");
  expect(markup).toContain('href="/webhooks"');
  expect(strip(silent)).not.toContain("more.");
});

it("shows a name as text, whatever is in it", () => {
  expect(strip(silent)).toContain("&lt;img src=x&gt;");
  expect(strip(silent)).not.toContain("<img");
});
