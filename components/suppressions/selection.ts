import { type LineKey, lineKey } from "@/lib/suppressions/line";

/** Lines picked one by one, over pages; or all that the narrowed list has. */
export type Selection = { kind: "some"; lines: ReadonlyMap<string, LineKey> } | { kind: "all"; total: number };

export const nothing: Selection = { kind: "some", lines: new Map() };

export const isSelected = (selection: Selection, line: LineKey): boolean =>
  selection.kind === "all" || selection.lines.has(lineKey(line));

/** One line more or less; of all, what is taken away leaves the lines of this page. */
export function toggled(selection: Selection, line: LineKey, page: readonly LineKey[]): Selection {
  const lines = new Map(selection.kind === "all" ? page.map((one) => [lineKey(one), one]) : selection.lines);
  const key = lineKey(line);
  if (!lines.delete(key)) {
    lines.set(key, { scope: line.scope, address: line.address });
  }
  return { kind: "some", lines };
}

/** The lines of a page, all of them more; or less, if all were picked. */
export function withPage(selection: Selection, page: readonly LineKey[]): Selection {
  if (selection.kind === "all") {
    return nothing;
  }
  const lines = new Map(selection.lines);
  const whole = page.every((line) => lines.has(lineKey(line)));
  for (const { scope, address } of page) {
    const key = lineKey({ scope, address });
    if (whole) {
      lines.delete(key);
    } else {
      lines.set(key, { scope, address });
    }
  }
  return { kind: "some", lines };
}

export const sizeOf = (selection: Selection): number =>
  selection.kind === "all" ? selection.total : selection.lines.size;
