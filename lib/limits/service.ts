import "server-only";
import { transaction } from "@/lib/db/client";
import { setHandLimit } from "@/lib/limits/mutations";

/** Keeps the limit of a source, in mails an hour; null takes it back. @returns false if there is no such source */
export const enterLimit = (sourceId: string, limit: number | null): Promise<boolean> =>
  transaction((tx) => setHandLimit(tx, sourceId, limit));
