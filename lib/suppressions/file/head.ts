import { headBytes } from "@/lib/suppressions/file/constants";

export interface FileHead {
  /** The first 64 KiB. */
  head: Uint8Array;
  /** Whether that is all. */
  isWhole: boolean;
  /** All bytes, the head too; to be read once. */
  bytes: AsyncIterable<Uint8Array>;
}

/** Looks at the beginning of a stream that can be read only once. */
export async function headOf(stream: AsyncIterable<Uint8Array>): Promise<FileHead> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let isWhole = false;
  for (let size = 0; size <= headBytes && !isWhole; ) {
    const next = await iterator.next();
    isWhole = next.done === true;
    if (next.done !== true) {
      chunks.push(next.value);
      size += next.value.length;
    }
  }
  const read = Buffer.concat(chunks);
  return {
    head: read.subarray(0, headBytes),
    isWhole: isWhole && read.length <= headBytes,
    bytes: rest(read, iterator),
  };
}

async function* rest(read: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield read;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
