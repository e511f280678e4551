import type { Cell, CellCounts, CellKey, Contribution, DetailCell, DetailCounts, DetailKey } from "@/lib/cube/types";

const separator = "\u0001";

function cellId(key: CellKey): string {
  return [key.grain, key.bucket, key.sourceId, key.tenant, key.domain, key.provider, key.tag, key.classification].join(
    separator,
  );
}

function detailId(key: DetailKey): string {
  return [key.dimension, key.day, key.sourceId, key.domain, key.provider, key.classification, key.value].join(
    separator,
  );
}

class Sums<K, C extends object> {
  readonly #id: (key: K) => string;
  readonly #cells = new Map<string, { key: K; counts: Map<string, number> }>();

  constructor(id: (key: K) => string) {
    this.#id = id;
  }

  add(cells: Iterable<{ key: K; counts: Partial<C> }>, sign: 1 | -1): void {
    for (const { key, counts } of cells) {
      const id = this.#id(key);
      let cell = this.#cells.get(id);
      if (cell === undefined) {
        cell = { key, counts: new Map() };
        this.#cells.set(id, cell);
      }
      for (const [counter, count] of Object.entries(counts)) {
        const sum = (cell.counts.get(counter) ?? 0) + sign * Number(count);
        if (sum === 0) {
          cell.counts.delete(counter);
        } else {
          cell.counts.set(counter, sum);
        }
      }
      if (cell.counts.size === 0) {
        this.#cells.delete(id);
      }
    }
  }

  /** Cells whose sum is not zero, in the order of their keys, so that two writers lock rows in one order. */
  list(): { key: K; counts: Record<string, number> }[] {
    return [...this.#cells.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, counts }]) => ({ key, counts: Object.fromEntries(counts) }));
  }
}

/** Sums contributions with their sign: what has to be added to the cube. */
export class Delta {
  readonly #cells = new Sums<CellKey, CellCounts>(cellId);
  readonly #details = new Sums<DetailKey, DetailCounts>(detailId);

  add(contribution: Contribution): void {
    this.#cells.add(contribution.cells, 1);
    this.#details.add(contribution.details, 1);
  }

  subtract(contribution: Contribution): void {
    this.#cells.add(contribution.cells, -1);
    this.#details.add(contribution.details, -1);
  }

  cells(): Cell[] {
    return this.#cells.list();
  }

  details(): DetailCell[] {
    return this.#details.list();
  }
}
