import "server-only";
import { exclusively } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import { type Committed, commit, isolate, type Verified } from "@/lib/ingest/commit";
import { GroupCommit } from "@/lib/ingest/group-commit";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

/** Where batches are committed. */
export interface Committer {
  commit: (batch: readonly Verified[]) => Promise<Committed[]>;
  isolate: (one: Verified) => Promise<Committed>;
}

const here: Committer = { commit, isolate };

const state = singleton<{ committer: Committer | null }>("committer", () => ({ committer: null }));

/**
 * Lets another thread commit. Its connection and this thread's would each wait for the other's lock, so
 * that a batch takes its turn among the writes of this one.
 */
export function commitElsewhere(thread: Committer): void {
  state.committer = {
    commit: (batch) => exclusively(() => thread.commit(batch)),
    isolate: (one) => exclusively(() => thread.isolate(one)),
  };
}

const committer = () => state.committer ?? here;

/** The one queue of the process between requests and the database. */
export const pipeline = () =>
  singleton(
    "pipeline",
    () =>
      new GroupCommit<Verified, Committed>({
        write: (batch) => committer().commit(batch),
        isTransient: (error) => unavailable(error) !== null,
        isolated(one, error) {
          log.error({ err: error }, "an event could not be recorded and is kept in quarantine");
          return committer().isolate(one);
        },
      }),
  );
