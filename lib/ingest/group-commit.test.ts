import { describe, expect, it } from "vitest";
import { GroupCommit } from "@/lib/ingest/group-commit";

const limits = { waiting: 6, waitingBytes: 1000, batch: 4, batchBytes: 1000 };
const transient = new Error("locked");

function recorder(failing: (items: readonly number[]) => Error | null = () => null) {
  const batches: number[][] = [];
  const commit = new GroupCommit<number, string>({
    limits,
    isTransient: (error) => error === transient,
    isolated: async (item) => `isolated ${item}`,
    async write(items) {
      batches.push([...items]);
      const failure = failing(items);
      if (failure !== null) {
        throw failure;
      }
      return items.map((item) => `written ${item}`);
    },
  });
  return { batches, commit };
}

describe("group commit", () => {
  it("writes what waits in one go and answers each its own result", async () => {
    const { batches, commit } = recorder();
    const settled = await Promise.all([1, 2, 3].map((item) => commit.submit(item, 1)));
    expect(batches).toEqual([[1, 2, 3]]);
    expect(settled).toEqual([1, 2, 3].map((item) => ({ kind: "done", result: `written ${item}` })));
  });

  it("starts another batch past the size of one, by number and by bytes", async () => {
    const byNumber = recorder();
    await Promise.all([1, 2, 3, 4, 5].map((item) => byNumber.commit.submit(item, 1)));
    expect(byNumber.batches).toEqual([[1, 2, 3, 4], [5]]);
    const byBytes = recorder();
    await Promise.all([1, 2].map((item) => byBytes.commit.submit(item, 500)));
    await Promise.all([3, 4].map((item) => byBytes.commit.submit(item, 400)));
    expect(byBytes.batches.map((batch) => batch.length)).toEqual([2, 2]);
  });

  it("turns away what does not fit into the queue, and takes more when it is empty again", async () => {
    const { commit } = recorder();
    const settled = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((item) => commit.submit(item, 1)));
    expect(settled.map(({ kind }) => kind)).toEqual([...Array(6).fill("done"), "full"]);
    expect(await commit.submit(8, 1001)).toEqual({ kind: "full" });
    expect(await commit.submit(9, 1)).toMatchObject({ kind: "done" });
  });

  it("isolates a poisoned item and writes its neighbours", async () => {
    const { commit } = recorder((items) => (items.includes(3) ? new Error("poison") : null));
    const settled = await Promise.all([1, 2, 3, 4].map((item) => commit.submit(item, 1)));
    expect(settled.map((one) => one.kind === "done" && one.result)).toEqual([
      "written 1",
      "written 2",
      "isolated 3",
      "written 4",
    ]);
  });

  it("fails all of a batch, and halves nothing, when the database is away", async () => {
    const { batches, commit } = recorder(() => transient);
    const settled = await Promise.all([1, 2].map((item) => commit.submit(item, 1)));
    expect(settled).toEqual([1, 2].map(() => ({ kind: "failed", error: transient })));
    expect(batches).toHaveLength(1);
  });

  it("is drained when nothing waits any more", async () => {
    const { batches, commit } = recorder();
    const all = [1, 2, 3, 4, 5].map((item) => commit.submit(item, 1));
    await commit.drained();
    expect(batches.flat()).toEqual([1, 2, 3, 4, 5]);
    await Promise.all(all);
  });
});
