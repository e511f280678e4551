import { expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { pasteAddresses } from "@/lib/suppressions/adding/service";
import { findBatch } from "@/lib/suppressions/batches/data";
import { expireChosen, removeChosen, undo } from "@/lib/suppressions/batches/service";
import { listChanges } from "@/lib/suppressions/data";
import { listSuppressions } from "@/lib/suppressions/list/data";
import { bulkAdd } from "@/lib/suppressions/mutations";
import { pastedAddresses } from "@/lib/suppressions/pasted";
import { release, suppress, sweepExpired } from "@/lib/suppressions/service";
import type { AddSuppression, SuppressionListInput } from "@/lib/suppressions/types";
import { describeOnBothEngines } from "@/lib/testing/database";

const address = "ana@corp.example";
const entry: AddSuppression = {
  scope: "",
  address,
  shown: "Ana@corp.example",
  reason: "asked by phone",
  origin: "manual",
  actor: "user:owner",
  expiresAt: null,
};
const removal = { scope: "", address, origin: "manual", actor: "user:other" } as const;
const by = { title: "a test", actor: "user:other", reason: "test" };
const listed = async (now: number, input: Partial<SuppressionListInput> = {}) =>
  (await listSuppressions({ page: 1, perPage: 100, now, ...input })).rows;
const addressesOf = async (input: Partial<SuppressionListInput> = {}) =>
  (await listed(Date.now(), { sort: "address", ...input })).map((row) => row.address);
const undoOf = (batchId: string | null) => undo({ batchId: batchId ?? "", from: null, to: null }, by);
const entries = (names: readonly string[], scope = ""): AddSuppression[] =>
  names.map((name) => ({ ...entry, scope, address: `${name}@corp.example`, shown: `${name}@corp.example` }));

describeOnBothEngines("removing and undoing", () => {
  it("brings an entry back with its reason, form and age", async () => {
    await suppress(entry, 1_000);
    const [before] = await listed(1_500);
    const batchId = await release(removal, 2_000);
    expect(await listed(2_500)).toEqual([]);
    expect(await undoOf(batchId)).toMatchObject({ state: "done", added: 1, unchanged: 0 });
    const [after] = await listed(Date.now());
    expect(after).toEqual({ ...before, id: after?.id, updatedAt: after?.updatedAt });
    expect(after).toMatchObject({ reason: "asked by phone", addressShown: "Ana@corp.example", createdAt: 1_000 });
  });

  it("keeps every change of the address, with its batch", async () => {
    await suppress(entry, 1_000);
    const batchId = await release(removal, 2_000);
    const undone = await undoOf(batchId);
    const changes = await listChanges(null, address);
    expect(changes.map((change) => [change.action, change.actor])).toEqual([
      ["added", "user:other"],
      ["removed", "user:other"],
      ["added", "user:owner"],
    ]);
    expect(changes.map((change) => change.batchId).slice(0, 2)).toEqual([undone?.id, batchId]);
    expect(await findBatch(batchId ?? "", Date.now())).toMatchObject({ kind: "remove", undoneBy: undone?.id });
  });

  it("gives nothing to the second of two who remove", async () => {
    await suppress(entry, 1_000);
    const both = await Promise.all([release(removal, 2_000), release(removal, 2_000)]);
    expect(both.filter((removed) => removed !== null)).toHaveLength(1);
  });

  it("leaves an entry that was made meanwhile as it is", async () => {
    await suppress(entry, 1_000);
    const batchId = await release(removal, 2_000);
    await suppress({ ...entry, reason: "asked again" }, 2_500);
    expect(await undoOf(batchId)).toMatchObject({ state: "done", added: 0, unchanged: 1 });
    expect((await listed(Date.now()))[0]?.reason).toBe("asked again");
  });

  it("undoes an undo", async () => {
    await suppress(entry, 1_000);
    const undone = await undoOf(await release(removal, 2_000));
    expect(await undoOf(undone?.id ?? null)).toMatchObject({ state: "done", removed: 1 });
    expect(await listed(Date.now())).toEqual([]);
  });
});

describeOnBothEngines("many at once", () => {
  it("pastes, tells what was there and what is none, and takes it back as one", async () => {
    await suppress(entry, 1_000);
    const pasted = pastedAddresses("Ana@corp.example, bo@corp.example\nnobody also\nCy <cy@corp.example>");
    const batch = await pasteAddresses(pasted, { actor: "user:owner", reason: null, expiresAt: null });
    expect(batch).toMatchObject({ kind: "paste", state: "done", added: 2, unchanged: 1, refused: 2 });
    expect(await addressesOf()).toEqual([address, "bo@corp.example", "cy@corp.example"]);
    expect((await listed(Date.now(), { q: "ana" }))[0]?.reason).toBe("asked by phone");
    expect(await undoOf(batch?.id ?? null)).toMatchObject({ removed: 2 });
    expect(await addressesOf()).toEqual([address]);
  });

  it("removes all that a narrowed list has, over several slices, and brings them back", async () => {
    const names = Array.from({ length: 1_300 }, (_, index) => `n${index}`);
    for (let start = 0; start < names.length; start += 500) {
      await transaction((tx) => bulkAdd(tx, entries(names.slice(start, start + 500)), 1_000));
    }
    await suppress({ ...entry, address: "keep@other.example", shown: "keep@other.example" }, 1_000);
    const batch = await removeChosen({ filters: { q: "@corp.example" } }, by, Date.now());
    await expect.poll(() => findBatch(batch?.id ?? "", Date.now())).toMatchObject({ state: "done", removed: 1_300 });
    expect(await addressesOf()).toEqual(["keep@other.example"]);
    const back = await undoOf(batch?.id ?? null);
    await expect.poll(() => findBatch(back?.id ?? "", Date.now())).toMatchObject({ state: "done", added: 1_300 });
    expect((await listSuppressions({ page: 1, perPage: 1, now: Date.now() })).total).toBe(1_301);
  });

  it("changes the end of chosen entries, and changes it back", async () => {
    await transaction((tx) => bulkAdd(tx, entries(["a", "b", "c"]), 1_000));
    const soon = Date.now() + 1_000_000;
    const lines = ["a", "b"].map((name) => ({ scope: "", address: `${name}@corp.example` }));
    const batch = await expireChosen({ lines }, soon, by, Date.now());
    expect(batch).toMatchObject({ kind: "expiry", state: "done", updated: 2 });
    expect(await addressesOf({ expires: "week" })).toEqual(["a@corp.example", "b@corp.example"]);
    expect(await undoOf(batch?.id ?? null)).toMatchObject({ updated: 2 });
    expect(await addressesOf({ expires: "never" })).toHaveLength(3);
  });

  it.each(["swept", "not swept yet"])("brings back what ended because of a wrong end, %s", async (swept) => {
    await suppress(entry, 1_000);
    const batch = await expireChosen({ lines: [{ scope: "", address }] }, Date.now() + 15, by, Date.now());
    await expect.poll(() => addressesOf()).toEqual([]);
    if (swept === "swept") {
      expect(await sweepExpired(Date.now())).toBe(1);
    }
    expect(await undoOf(batch?.id ?? null)).toMatchObject({ state: "done", added: 1, unchanged: 0 });
    expect((await listed(Date.now()))[0]).toMatchObject({
      reason: "asked by phone",
      createdAt: 1_000,
      expiresAt: null,
    });
    const actions = (await listChanges(null, address)).map(({ action }) => action);
    expect(actions).toEqual(["added", "expired", "updated", "added"]);
  });

  it("takes off what has expired, with a word in its history", async () => {
    const end = Date.now() - 1_000;
    await transaction((tx) => bulkAdd(tx, [{ ...entry, expiresAt: end }], end - 5_000));
    expect(await listed(Date.now())).toEqual([]);
    expect(await sweepExpired(Date.now())).toBe(1);
    expect(await sweepExpired(Date.now())).toBe(0);
    expect((await listChanges(null, address)).map(({ action, at }) => [action, at])[0]).toEqual(["expired", end]);
    expect(await reader().suppressionTotal.findMany()).toEqual([{ scope: "", count: 0 }]);
  });
});

describeOnBothEngines("the list", () => {
  it("is found by parts, beginnings and domains of addresses, with wild cards taken as they are", async () => {
    const names = ["ana.maria", "bob_1", "bobx1", "zz", "o'neil", "per%cent"];
    await transaction((tx) => bulkAdd(tx, entries(names), 1_000));
    await suppress({ ...entry, address: "ana@mail.corp.example", shown: "ana@mail.corp.example" }, 1_000);
    const found = async (q: string) => (await addressesOf({ q })).map((one) => one.split("@")[0]);
    expect(await found("maria")).toEqual(["ana.maria"]);
    expect(await found("MARIA@corp")).toEqual(["ana.maria"]);
    expect(await found("bob_1")).toEqual(["bob_1"]);
    expect(await found("r%c")).toEqual(["per%cent"]);
    expect(await found("o'n")).toEqual(["o'neil"]);
    expect(await found("zz")).toEqual(["zz"]);
    expect(await found("an")).toEqual(["ana.maria", "ana"]);
    expect(await found("@mail.corp.example")).toEqual(["ana"]);
    expect(await found("@corp.example")).toHaveLength(6);
    expect(await found("corp.example")).toHaveLength(7);
    expect(await found("none of these")).toEqual([]);
    expect(await found('"')).toEqual([]);
    expect(await found('"a" OR "b"')).toEqual([]);
  });

  it("has the same rows on its pages counted from either end, in every order", async () => {
    const names = Array.from({ length: 53 }, (_, index) => `n${index}`);
    for (const [index, name] of names.entries()) {
      const expiresAt = index % 3 === 0 ? 1_000_000 + index : null;
      await transaction((tx) =>
        bulkAdd(
          tx,
          entries([name]).map((one) => ({ ...one, expiresAt })),
          1_000 + index,
        ),
      );
    }
    for (const sort of ["createdAt", "address", "expiresAt"] as const) {
      for (const descending of [true, false]) {
        const pages = await Promise.all(
          [1, 2, 3, 4, 5, 6, 7].map((page) => listSuppressions({ page, perPage: 10, sort, descending, now: 2_000 })),
        );
        const all = pages.flatMap(({ rows }) => rows.map((row) => row.address));
        const whole = (await listed(2_000, { sort, descending })).map((row) => row.address);
        expect(all).toEqual(whole);
        expect(pages[0]?.total).toBe(whole.length);
        expect(whole).toHaveLength(sort === "expiresAt" ? 18 : 53);
      }
    }
  });

  it("counts what many have up to a limit, and says that there is more", async () => {
    const names = Array.from({ length: 1_050 }, (_, index) => `n${index}`);
    await transaction((tx) => bulkAdd(tx, entries(names.slice(0, 500)), 1_000));
    await transaction((tx) => bulkAdd(tx, entries(names.slice(500)), 1_001));
    const ask = (page: number) => listSuppressions({ page, perPage: 100, q: "corp", now: Date.now() });
    expect(await ask(1)).toMatchObject({ total: 1_000, more: true, totalPages: 10 });
    expect((await ask(11)).rows).toHaveLength(50);
    expect(await ask(10)).toMatchObject({ totalPages: 11 });
    expect(await listSuppressions({ page: 1, perPage: 10, now: Date.now() })).toMatchObject({
      total: 1_050,
      more: false,
    });
    const sorted = names.map((name) => `${name}@corp.example`).sort();
    expect(await addressesOf({ origin: "manual" })).toEqual(sorted.slice(0, 100));
    expect(await addressesOf({ origin: "manual", page: 5 })).toEqual(sorted.slice(400, 500));
    expect(await addressesOf({ q: "corp", descending: true })).toEqual(sorted.slice(-100).reverse());
  });

  it("has the rows of its own lists alone, while others have some too", async () => {
    const seen = async (scopes: string[]) => {
      const page = await listSuppressions({ page: 1, perPage: 10, scopes, now: 2_000 });
      return [page.total, page.rows.map((row) => row.address).sort()];
    };
    await transaction((tx) => bulkAdd(tx, entries(["a", "b"]), 1_000));
    expect(await seen([""])).toEqual([2, ["a@corp.example", "b@corp.example"]]);
    await transaction((tx) => bulkAdd(tx, entries(["b", "c"], "acme"), 1_000));
    expect(await seen([""])).toEqual([2, ["a@corp.example", "b@corp.example"]]);
    expect(await seen(["acme", ""])).toEqual([
      4,
      ["a@corp.example", "b@corp.example", "b@corp.example", "c@corp.example"],
    ]);
    expect(await seen(["other"])).toEqual([0, []]);
  });
});
