import type { Refolded } from "@/lib/rebuild/types";
import { counts, differenceOf, type Pair } from "@/lib/reclassify/difference";
import type { Reclassified, Shift, SuppressionFigures } from "@/lib/reclassify/types";

class Shifts {
  readonly #counts = new Map<string, Shift>();

  add({ from, to }: Pair): void {
    const key = JSON.stringify([from, to]);
    const shift = this.#counts.get(key) ?? { from, to, count: 0 };
    shift.count++;
    this.#counts.set(key, shift);
  }

  list(): Shift[] {
    const name = ({ from, to }: Shift) => `${from} ${to}`;
    return [...this.#counts.values()].sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1));
  }
}

/** What an entry of the list stands for. */
interface Entry {
  messageId: unknown;
  rule: unknown;
  /** Date or milliseconds. */
  createdAt: unknown;
}

const signature = (entry: Entry | null): string | null =>
  entry === null ? null : JSON.stringify([entry.messageId, entry.rule, Number(entry.createdAt)]);

/** Sums up what a run changes, or would change. */
export class Tally {
  messages = 0;
  changedEvents = 0;
  #changedMessages = 0;
  readonly #failed = new Shifts();
  readonly #deferred = new Shifts();
  readonly #addresses = new Map<string, { before: string | null; after: string | null }>();

  refolded(message: Refolded): void {
    const { failed, deferred } = differenceOf(message);
    if ((failed === null && deferred === null) || !counts(message.after)) {
      return;
    }
    this.#changedMessages++;
    if (failed !== null) {
      this.#failed.add(failed);
    }
    if (deferred !== null) {
      this.#deferred.add(deferred);
    }
  }

  /** An address that several messages move is one: what it was before the first, and is after the last. */
  settled(address: string, before: Entry | null, after: Entry | null): void {
    const known = this.#addresses.get(address) ?? { before: signature(before) };
    this.#addresses.set(address, { before: known.before, after: signature(after) });
  }

  result(): Reclassified {
    return {
      messages: this.messages,
      changedMessages: this.#changedMessages,
      failed: this.#failed.list(),
      deferred: this.#deferred.list(),
      changedEvents: this.changedEvents,
      suppressions: this.#suppressions(),
    };
  }

  #suppressions(): SuppressionFigures {
    const figures: SuppressionFigures = { added: 0, updated: 0, lifted: 0 };
    for (const { before, after } of this.#addresses.values()) {
      if (before === after) {
        continue;
      }
      figures[before === null ? "added" : after === null ? "lifted" : "updated"]++;
    }
    return figures;
  }
}
