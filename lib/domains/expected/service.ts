import "server-only";
import { transaction } from "@/lib/db/client";
import type { SenderDns } from "@/lib/domains/check/types";
import { setSenderDns } from "@/lib/domains/expected/mutations";

/** Keeps what a source asks of its domains; null takes it back. @returns false if there is no such source */
export const keepSenderDns = (sourceId: string, dns: SenderDns | null): Promise<boolean> =>
  transaction((tx) => setSenderDns(tx, sourceId, dns));
