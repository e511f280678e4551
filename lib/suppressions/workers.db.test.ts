import { expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { type Item, record } from "@/lib/ingest/record";
import { listBatches } from "@/lib/suppressions/batches/data";
import { expireChosen, removeChosen, undo } from "@/lib/suppressions/batches/service";
import { importFile } from "@/lib/suppressions/importing/service";
import { bulkAdd } from "@/lib/suppressions/mutations";
import { sweepExpired } from "@/lib/suppressions/service";
import { describeOnBothEngines } from "@/lib/testing/database";
import { delivery, verdictOf } from "@/lib/testing/events";
import { random } from "@/lib/testing/traffic";

const workers = 10;
const rounds = 8;
const names = Array.from({ length: 1_000 }, (_, index) => `w${index}`);
const by = { title: "a worker", actor: "user:worker", reason: "test" };
const addressOf = (name: string) => `${name}@corp.example`;

/** The same choices in every run; what they meet differs. */
function chooser(seed: number) {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, some: (every: number) => names.filter(() => below(every) === 0) };
}
type Choose = ReturnType<typeof chooser>;

const listOf = ({ below }: Choose) => (below(4) === 0 ? "acme" : "");
const linesOf = (choose: Choose, every: number) => {
  const scope = listOf(choose);
  return choose.some(every).map((name) => ({ scope, address: addressOf(name) }));
};

async function* fileOf(choose: Choose) {
  yield new TextEncoder().encode(`email\n${choose.some(4).map(addressOf).join("\n")}\nnobody\n`);
}

/** Mail that fails or arrives, as webhooks tell it. */
async function ingest(choose: Choose): Promise<void> {
  const type = choose.below(3) === 0 ? "MessageSent" : "MessageDeliveryFailed";
  const verdict = type === "MessageSent" ? null : verdictOf("invalid_recipient");
  const items = choose.some(12).map((name): Item => {
    const id = `${name}_${choose.below(1_000_000)}`;
    const message = { id: `msg_${id}`, token: id, recipient: addressOf(name), acceptedAt: null };
    return { kind: "event", event: delivery(type, { at: Date.now(), message, with: { verdict } }) };
  });
  const counting = () => ({ zone: "UTC", countTags: true, countTenants: true });
  await transaction((tx) => record(tx, items, { now: Date.now(), counting, horizon: null }));
}

const acts: ((choose: Choose) => Promise<unknown>)[] = [
  (choose) => {
    const ifHeld = choose.below(2) === 0 ? "keep" : "renew";
    const said = { shown: "", origin: "api", actor: "key:worker", ifHeld } as const;
    const added = linesOf(choose, 5).map((line) => ({ ...said, ...line, shown: line.address }));
    return transaction((tx) => bulkAdd(tx, added, Date.now()));
  },
  (choose) => removeChosen({ lines: linesOf(choose, 4) }, by, Date.now()),
  (choose) => importFile(fileOf(choose), { name: "list.csv", scope: listOf(choose), actor: "user:worker" }),
  ingest,
  ingest,
  (choose) => expireChosen({ lines: linesOf(choose, 8) }, Date.now() + 20, by, Date.now()),
  () => sweepExpired(Date.now()),
  async (choose) => {
    const { rows } = await listBatches(1, Date.now());
    await undo({ batchId: rows[choose.below(Math.min(rows.length, 8))]?.id ?? "", from: null, to: null }, by);
  },
];

async function work(number: number): Promise<void> {
  const choose = chooser(number + 1);
  for (let round = 0; round < rounds; round++) {
    // Each begins with another, so that all are done from the first round on.
    await acts[(number + round * 3 + choose.below(2)) % acts.length]?.(choose);
  }
}

const ending = new Set(["removed", "expired", "lifted"]);

describeOnBothEngines("ten workers on the same thousand addresses", () => {
  it("leave a list and a history that agree, with one live entry an address and scope at most", async () => {
    await Promise.all(Array.from({ length: workers }, (_, number) => work(number)));
    await expect
      .poll(async () => (await listBatches(1, Date.now())).rows.some(({ state }) => state === "running"), {
        timeout: 30_000,
      })
      .toBe(false);

    const rows = await reader().suppression.findMany({ select: { scope: true, address: true } });
    const listed = new Set(rows.map((row) => `${row.scope}/${row.address}`));
    expect(listed.size).toBe(rows.length);
    const changes = await reader().suppressionChange.findMany({ orderBy: { seq: "asc" } });
    const byHistory = new Set<string>();
    for (const { seq, scope, address, action, before } of changes) {
      const key = `${scope}/${address}`;
      expect(before !== null, `change ${seq}: ${action} of ${key}`).toBe(byHistory.has(key));
      if (ending.has(action)) {
        byHistory.delete(key);
      } else {
        byHistory.add(key);
      }
    }
    expect([...listed].sort()).toEqual([...byHistory].sort());
    const totals = await reader().suppressionTotal.findMany();
    expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);

    const { rows: batches } = await listBatches(1, Date.now());
    expect(batches.filter(({ state }) => state !== "done")).toEqual([]);
    expect(new Set(batches.map(({ kind }) => kind))).toEqual(new Set(["import", "remove", "expiry", "undo"]));
    expect(new Set(changes.map(({ action }) => action))).toEqual(
      new Set(["added", "updated", "removed", "expired", "lifted", "returned"]),
    );
  });
});
