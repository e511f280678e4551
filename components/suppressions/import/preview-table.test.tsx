import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PreviewTable } from "@/components/suppressions/import/preview-table";
import { noMapping } from "@/lib/suppressions/file/mapping";
import type { ImportPreview } from "@/lib/suppressions/importing/types";

const preview: ImportPreview = {
  shape: {
    encoding: "utf-8",
    delimiter: ",",
    hasHeader: true,
    columns: ["<b>Grund</b>", "Mail"],
    mapping: { ...noMapping, address: 1 },
    sample: [
      { line: 2, cells: ["<img src=x onerror=alert(1)>", "a@x.example"] },
      { line: 3, cells: [`${"x".repeat(5_000)}`] },
    ],
  },
  verdicts: [null, "address is missing"],
  fault: null,
};

const html = (changes: Partial<ImportPreview> = {}) =>
  renderToStaticMarkup(
    <PreviewTable
      preview={{ ...preview, ...changes }}
      mapping={{ ...noMapping, address: 1, reason: 0 }}
      isStale={false}
      onAssign={() => {}}
    />,
  );

it("shows cells as text, and no more of them than can be seen", () => {
  expect(html()).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(html()).not.toContain("<img");
  expect(html()).not.toContain("x".repeat(201));
});

it("says under each column what it holds, by the mapping in hand", () => {
  const chosen = [...html().matchAll(/<select aria-label="([^"]*)".*?<option value="(\w*)" selected="">/g)];
  expect(chosen.map(([, label, value]) => [label, value])).toEqual([
    ["Column 1, &lt;b&gt;Grund&lt;/b&gt;", "reason"],
    ["Column 2, Mail", "address"],
  ]);
});

it("says of each row whether it would be taken, and why not", () => {
  expect(html().match(/Valid|Not taken|Address is missing\./g)).toEqual(["Valid", "Not taken", "Address is missing."]);
  expect(html({ verdicts: [] })).not.toMatch(/Valid|Not taken/);
});
