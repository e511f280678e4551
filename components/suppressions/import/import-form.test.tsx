import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ImportForm } from "@/components/suppressions/import/import-form";
import type { Chosen } from "@/components/suppressions/import/steps";
import { noMapping } from "@/lib/suppressions/file/mapping";
import type { FileShape, Mapping } from "@/lib/suppressions/file/types";
import type { ImportPreview } from "@/lib/suppressions/importing/types";

const shape: FileShape = {
  encoding: "utf-8",
  delimiter: ",",
  hasHeader: true,
  columns: ["Mail", "Reason"],
  mapping: { ...noMapping, address: 0 },
  sample: [{ line: 2, cells: ["a@x.example", "left"] }],
};
const preview: ImportPreview = { shape, verdicts: [null], fault: null };

function html(changes: Partial<ImportPreview>, mapping: Mapping | null = null, isWhole = true): string {
  const chosen: Chosen = {
    picked: { id: "one", file: new File(["x".repeat(2_048)], "list.csv"), head: "", isWhole },
    wanted: { mapping, hasHeader: null },
    options: { reason: "left us", expiresInDays: "30" },
  };
  const nothing = () => {};
  return renderToStaticMarkup(
    <ImportForm
      chosen={chosen}
      preview={{ ...preview, ...changes }}
      isStale={false}
      onAssign={nothing}
      onHeader={nothing}
      onOptions={nothing}
      onImport={nothing}
    />,
  );
}

const canImport = (markup: string) => !/<button[^>]*disabled=""[^>]*>Import</.test(markup);

it("says what the file is, and can be imported", () => {
  const markup = html({});
  expect(markup).toContain("2\u202fKiB. Commas, UTF-8, 2 columns.");
  expect(markup).toMatch(/checked=""[^>]*\/>The first line names the columns/);
  expect(markup).toMatch(/value="30" selected=""/);
  expect(canImport(markup)).toBe(true);
});

it.each<[string, Partial<ImportPreview>, Mapping | null, string]>([
  ["no column looks like addresses", { shape: { ...shape, mapping: noMapping }, verdicts: [] }, null, "No e-mail addr"],
  ["none is marked", { verdicts: [] }, noMapping, "No column is marked as Address"],
  ["there is no row", { shape: { ...shape, sample: [] }, verdicts: [] }, null, "The file has no row to import."],
])("cannot be imported where %s", (_, changes, mapping, words) => {
  const markup = html(changes, mapping);
  expect(markup).toContain(words);
  expect(canImport(markup)).toBe(false);
});

it("can be imported where the first rows are no good, or not in sight", () => {
  const hopeless = html({ verdicts: ["address is missing"] });
  expect(hopeless).toContain("None of the rows shown would be taken.");
  expect(canImport(hopeless)).toBe(true);
  expect(canImport(html({ shape: { ...shape, sample: [] }, verdicts: [] }, null, false))).toBe(true);
});
