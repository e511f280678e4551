import "server-only";
import { parentPort } from "node:worker_threads";
import { connectDatabase } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import { type Committed, commit, isolate, type Verified } from "@/lib/ingest/commit";
import type { Numbered } from "@/lib/thread";

/** What the thread is asked, and answers: lib/ingest/thread.ts is the other end. */
export type Question = { ask: "commit"; batch: readonly Verified[] } | { ask: "isolate"; one: Verified };
export type Answer = { ok: true; results: Committed[] } | { ok: false; message: string; isTransient: boolean };

async function answer(question: Question): Promise<Answer> {
  try {
    await connectDatabase();
    const results = question.ask === "commit" ? await commit(question.batch) : [await isolate(question.one)];
    return { ok: true, results };
  } catch (error) {
    const known = unavailable(error);
    const message = known?.message ?? (error instanceof Error ? (error.stack ?? error.message) : "unknown failure");
    return { ok: false, message, isTransient: known !== null };
  }
}

parentPort?.on("message", ({ id, ...question }: Numbered<Question>) => {
  void answer(question).then((said) => parentPort?.postMessage({ id, ...said }));
});
