import { expect, it } from "vitest";
import { listChanges, listSuppressions } from "@/lib/suppressions/data";
import { release, restore, suppress } from "@/lib/suppressions/service";
import type { AddSuppression } from "@/lib/suppressions/types";
import { describeOnBothEngines } from "@/lib/testing/database";

const address = "ana@corp.example";
const entry: AddSuppression = {
  scope: "",
  address,
  shown: "Ana@corp.example",
  reason: "asked by phone",
  origin: "manual",
  actor: "user:owner",
  expiresAt: 90_000,
};
const removal = { scope: "", address, origin: "manual", actor: "user:other" } as const;
const listed = async (now: number) => (await listSuppressions({ page: 1, perPage: 10, now })).rows;

describeOnBothEngines("removing and undoing", () => {
  it("brings an entry back with its reason, form, age and end", async () => {
    await suppress(entry, 1_000);
    const removed = await release(removal, 2_000);
    expect(await listed(2_500)).toEqual([]);
    expect(removed).not.toBeNull();
    expect(removed !== null && (await restore(removed, "user:other", 3_000))).toBe(true);
    expect(await listed(3_500)).toEqual([{ ...removed, updatedAt: 3_000 }]);
    expect(removed).toMatchObject({ reason: "asked by phone", addressShown: "Ana@corp.example", createdAt: 1_000 });
  });

  it("keeps every change of the address", async () => {
    await suppress(entry, 1_000);
    const removed = await release(removal, 2_000);
    await (removed !== null && restore(removed, "user:third", 3_000));
    const changes = await listChanges(null, address);
    expect(changes.map(({ action, actor, at }) => [action, actor, at])).toEqual([
      ["added", "user:third", 3_000],
      ["removed", "user:other", 2_000],
      ["added", "user:owner", 1_000],
    ]);
  });

  it("gives nothing to the second of two who remove", async () => {
    await suppress(entry, 1_000);
    const both = await Promise.all([release(removal, 2_000), release(removal, 2_000)]);
    expect(both.filter((removed) => removed !== null)).toHaveLength(1);
  });

  it("leaves an entry that was made meanwhile as it is", async () => {
    await suppress(entry, 1_000);
    const removed = await release(removal, 2_000);
    await suppress({ ...entry, reason: "asked again" }, 2_500);
    expect(removed !== null && (await restore(removed, "user:other", 3_000))).toBe(false);
    expect((await listed(3_500))[0]?.reason).toBe("asked again");
  });
});
