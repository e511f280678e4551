import { describe, expect, test } from "vitest";
import { headOf } from "@/lib/suppressions/file/head";

const limit = 64 * 1024;

async function* chunksOf(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const [index, size] of sizes.entries()) {
    yield Buffer.alloc(size, index + 1);
  }
}

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

describe("headOf", () => {
  test.each([
    ["nothing", [], 0, true],
    ["a short stream", [10], 10, true],
    ["many small chunks", Array<number>(100).fill(10), 1_000, true],
    ["exactly the head", [limit], limit, true],
    ["one byte more", [limit, 1], limit, false],
    ["one byte more in one chunk", [limit + 1], limit, false],
    ["a long stream", [1, 100_000, 1, 200_000], limit, false],
    ["empty chunks", [0, 5, 0], 5, true],
  ])("has the first 64 KiB, and passes on all, of %s", async (_, sizes, size, isWhole) => {
    const all = await gathered(chunksOf(...sizes));
    const found = await headOf(chunksOf(...sizes));
    expect(found.isWhole).toBe(isWhole);
    expect(found.head).toEqual(all.subarray(0, size));
    expect(await gathered(found.bytes)).toEqual(all);
  });
});
