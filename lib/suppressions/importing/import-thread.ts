import "server-only";
import { parentPort, workerData } from "node:worker_threads";
import { connectDatabase } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import type { Result } from "@/lib/result";
import { type ImportOptions, importFile } from "@/lib/suppressions/importing/service";
import type { Batch } from "@/lib/suppressions/types";

/** What is said between the thread and lib/suppressions/importing/thread.ts, the other end. */
export type Said =
  | { say: "more" }
  | { say: "done"; result: Result<Batch, string> }
  | { say: "failed"; message: string; isTransient: boolean };
export type Heard = { chunk: Uint8Array } | { end: true } | { broken: true };

const options = workerData as ImportOptions;
const say = (said: Said) => parentPort?.postMessage(said);

/** The next piece of the file, asked for when there is use for it: no more than one waits in memory. */
function next(): Promise<Heard> {
  return new Promise((resolve) => {
    parentPort?.once("message", resolve);
    say({ say: "more" });
  });
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const heard = await next();
    if ("broken" in heard) {
      throw new Error("the upload broke off");
    }
    if ("end" in heard) {
      return;
    }
    yield heard.chunk;
  }
}

async function run(): Promise<Said> {
  try {
    const database = await connectDatabase({ bulk: true });
    try {
      return { say: "done", result: await importFile(bytes(), options) };
    } finally {
      await database.close();
    }
  } catch (error) {
    const known = unavailable(error);
    return { say: "failed", message: known?.message ?? "the import failed", isTransient: known !== null };
  }
}

void run().then((said) => {
  say(said);
  parentPort?.close();
});
