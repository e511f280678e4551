import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FilterChips } from "@/components/bounces/filter-chips";

const view = { range: { range: "7d" }, filters: { provider: "google", tag: "", source: "src_1" } };

it("takes away one filter and keeps range and the others", () => {
  const markup = renderToStaticMarkup(<FilterChips path="/bounces" view={view} />);
  expect(markup).toContain('aria-label="Remove the filter Provider: Google"');
  expect(markup).toContain('href="/bounces?range=7d&amp;source=src_1&amp;tag="');
  expect(markup).toContain('aria-label="Remove the filter Tag: none"');
});

it("leaves the source to the picker at the top, and shows nothing without filters", () => {
  expect(renderToStaticMarkup(<FilterChips path="/" view={view} />)).not.toContain("src_1</span>");
  expect(renderToStaticMarkup(<FilterChips path="/" view={{ range: {}, filters: { source: "src_1" } }} />)).toBe("");
});
