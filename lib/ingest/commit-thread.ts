import "server-only";
import { parentPort } from "node:worker_threads";
import { connectDatabase } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import { type Committed, commit, isolate, type Verified } from "@/lib/ingest/commit";

/** What the thread is asked, and answers: lib/ingest/thread.ts is the other end. */
export type Question = { id: number } & (
  | { ask: "commit"; batch: readonly Verified[] }
  | { ask: "isolate"; one: Verified }
);
export type Answer = { id: number } & (
  | { ok: true; results: Committed[] }
  | { ok: false; message: string; isTransient: boolean }
);

async function answer(question: Question): Promise<Answer> {
  const { id } = question;
  try {
    await connectDatabase();
    const results = question.ask === "commit" ? await commit(question.batch) : [await isolate(question.one)];
    return { id, ok: true, results };
  } catch (error) {
    const known = unavailable(error);
    const message = known?.message ?? (error instanceof Error ? (error.stack ?? error.message) : "unknown failure");
    return { id, ok: false, message, isTransient: known !== null };
  }
}

parentPort?.on("message", (question: Question) => {
  void answer(question).then((said) => parentPort?.postMessage(said));
});
