import "server-only";
import { Worker } from "node:worker_threads";
import { DatabaseUnavailable } from "@/lib/db/failure";
import type { Result } from "@/lib/result";
import { singleton } from "@/lib/singleton";
import type { Heard, Said } from "@/lib/suppressions/importing/import-thread";
import { type ImportOptions, importFile } from "@/lib/suppressions/importing/service";
import type { Batch } from "@/lib/suppressions/types";

type Importer = (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => Promise<Result<Batch, string>>;

/** V8 lets its heap grow while nothing forces it not to; an import makes little that lives long. */
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 };

const state = singleton<{ importer: Importer; turn: Promise<unknown> }>("importer", () => ({
  importer: importFile,
  turn: Promise.resolve(),
}));

/** Lets imports run in a thread of their own, one at a time: a million rows would hold this one up for a minute. */
export function importElsewhere(): void {
  state.importer = (bytes, options) => {
    const mine = state.turn.then(() => inThread(bytes, options));
    state.turn = mine.catch(() => undefined);
    return mine;
  };
}

/** Adds the addresses of a file; see `importFile`. */
export const importRows: Importer = (bytes, options) => state.importer(bytes, options);

function inThread(bytes: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<Result<Batch, string>> {
  const iterator = bytes[Symbol.asyncIterator]();
  const worker = new Worker(new URL("./import-thread.ts", import.meta.url), { workerData: options, resourceLimits });
  return new Promise((resolve, reject) => {
    const lost = (cause: unknown) =>
      reject(new DatabaseUnavailable("The thread that imports ended early; see Changes for what it did.", { cause }));
    worker.on("message", (said: Said) => {
      switch (said.say) {
        case "more":
          void heardNext(iterator).then((heard) => worker.postMessage(heard));
          return;
        case "done":
          resolve(said.result);
          return;
        case "failed":
          reject(said.isTransient ? new DatabaseUnavailable(said.message) : new Error(said.message));
          return;
        default:
          said satisfies never;
      }
    });
    worker.on("error", lost);
    worker.on("exit", (code) => lost(new Error(`exit code ${code}`)));
  });
}

async function heardNext(iterator: AsyncIterator<Uint8Array>): Promise<Heard> {
  try {
    const { value, done } = await iterator.next();
    return done === true ? { end: true } : { chunk: value };
  } catch {
    return { broken: true };
  }
}
